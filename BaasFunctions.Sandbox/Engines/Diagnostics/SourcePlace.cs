using System.Globalization;
using Acornima;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>Where in the author's source an error arose: where the engine says so, else the first frame of the error's stack.</summary>
internal static class SourcePlace
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

        return reading.Frames is { } frames && OfFrames(frames) is (var line, var column) ? At(scope, line, column) : null;
    }

    /// <summary>1-based line and 0-based column of the first frame; null for none.</summary>
    public static (int Line, int Column)? OfFrames(string frames)
    {
        foreach (var frame in frames.AsSpan().EnumerateLines())
        {
            if (!frame.StartsWith("    at ", StringComparison.Ordinal))
            {
                continue;
            }

            var place = frame.EndsWith(')') ? frame[..^1] : frame;
            var second = place.LastIndexOf(':');
            var first = second < 0 ? -1 : place[..second].LastIndexOf(':');
            if (first > 0
                && int.TryParse(place[(first + 1)..second], NumberStyles.None, CultureInfo.InvariantCulture, out var line)
                && int.TryParse(place[(second + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var column)
                && line is > 0 and < 1_000_000_000
                && column is > 0 and < 1_000_000_000)
            {
                return (line, column - 1);
            }
        }

        return null;
    }

    /// <summary>A place outside of the source, which only a forged stack names, is none.</summary>
    private static SourceDiagnostic? At(ExecutionScope scope, int line, int column) =>
        line > scope.Request.Code.Length + 1
            ? null
            : new SourceDiagnostic(line, column + 1, CodeFrame.Render(scope.Request.Code, line, column));
}
