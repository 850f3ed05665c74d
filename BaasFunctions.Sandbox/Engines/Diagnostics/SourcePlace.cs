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
        && location.Start.Line > 0
        && scope.ProgramOf(location.SourceFile) is { } program
        && program.IsAuthored(location.Start)
            ? At(scope, program, location.Start.Line, program.ColumnOf(location.Start))
            : null;

    public static SourceDiagnostic? Of(ErrorReading reading, ExecutionScope scope, SourceLocation location)
    {
        if (location.Start.Line > 0 && scope.ProgramOf(location.SourceFile) is { } program)
        {
            return At(scope, program, location.Start.Line, program.ColumnOf(location.Start));
        }

        return reading.Frames is { } frames && OfFrames(frames, scope) is ({ } owner, var line, var column) ? At(scope, owner, line, column) : null;
    }

    /// <summary>Program, 1-based line and 0-based column of the first frame; null for none.</summary>
    public static (CompiledProgram Program, int Line, int Column)? OfFrames(string frames, ExecutionScope scope)
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
                && column is > 0 and < 1_000_000_000
                && scope.ProgramShownAs(NameIn(place[..first])) is { } program)
            {
                return (program, line, column - 1);
            }
        }

        return null;
    }

    /// <summary>The file in <c>    at name (file</c> or <c>    at file</c>.</summary>
    private static ReadOnlySpan<char> NameIn(ReadOnlySpan<char> frame) =>
        frame.LastIndexOf('(') is >= 0 and var open ? frame[(open + 1)..] : frame["    at ".Length..];

    /// <summary>A place outside of the source, which only a forged stack names, is none.</summary>
    private static SourceDiagnostic? At(ExecutionScope scope, CompiledProgram program, int line, int column)
    {
        var text = scope.TextOf(program);
        return line > text.Length + 1 ? null : new SourceDiagnostic(line, column + 1, CodeFrame.Render(text, line, column)) { File = program.Path };
    }
}
