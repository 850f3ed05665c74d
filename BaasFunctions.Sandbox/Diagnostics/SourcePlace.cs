using System.Globalization;
using System.Text.RegularExpressions;
using Acornima;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Programs;
using Jint;

namespace BaasFunctions.Sandbox.Diagnostics;

/// <summary>Where in the author's source an error arose: where the engine says so, else the first frame of the error's stack.</summary>
internal static partial class SourcePlace
{
    /// <summary>Where the script was when a limit ended it, as far as the engine noted it.</summary>
    public static SourceDiagnostic? Of(Exception exception, ExecutionScope scope) =>
        JintException.TryGetJavaScriptLocation(exception, out var location)
        && location.SourceFile == SourceNames.Function
        && location.Start.Line > 0
        && scope.IsAuthored(location.Start)
            ? At(scope, location.Start.Line, scope.ColumnOf(location.Start))
            : null;

    public static SourceDiagnostic? Of(ErrorReading reading, ExecutionScope scope, SourceLocation location)
    {
        if (location.SourceFile == SourceNames.Function && location.Start.Line > 0)
        {
            return At(scope, location.Start.Line, scope.ColumnOf(location.Start));
        }

        if (reading.Frames is { } frames && FirstFrame().Match(frames) is { Success: true } frame
            && int.TryParse(frame.Groups["line"].ValueSpan, CultureInfo.InvariantCulture, out var line)
            && int.TryParse(frame.Groups["column"].ValueSpan, CultureInfo.InvariantCulture, out var column)
            && line > 0
            && column > 0)
        {
            return At(scope, line, column - 1);
        }

        return null;
    }

    /// <summary>A place outside of the source, which only a forged stack names, is none.</summary>
    private static SourceDiagnostic? At(ExecutionScope scope, int line, int column) =>
        line > scope.Request.Code.Length + 1
            ? null
            : new SourceDiagnostic(line, column + 1, CodeFrame.Render(scope.Request.Code, line, column));

    [GeneratedRegex(
        @"^    at [^\n]*?:(?<line>\d{1,9}):(?<column>\d{1,9})\)?(?:\n|$)", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 100)]
    private static partial Regex FirstFrame();
}
