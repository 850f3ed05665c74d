using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Server.Running;

/// <summary>
/// Prints a result for a person: the value alone on the output, so that it can be passed on; the log, an error with its place and the figures
/// beside it.
/// </summary>
internal sealed class RunReport(TextWriter output, TextWriter notes, TerminalStyle style)
{
    /// <param name="result">The result.</param>
    /// <param name="language">What the name of the file said of its language; null when it said nothing.</param>
    public void Print(ExecutionResult result, SourceLanguage? language)
    {
        PrintDetails(result);
        if (result.Error is null)
        {
            output.WriteLine(TerminalText.Printable(TerminalText.Indent(result.DataJson)));
            output.Flush();
        }

        PrintFigures(result, language);
    }

    /// <summary>The log and, where there is one, the error.</summary>
    public void PrintDetails(ExecutionResult result)
    {
        foreach (var entry in result.Logs)
        {
            PrintEntry(entry);
        }

        if (result.Error is { } error)
        {
            PrintError(error);
        }
    }

    private void PrintEntry(LogEntry entry)
    {
        var data = entry.DataJson.IsEmpty || entry.DataJson.Span.SequenceEqual("null"u8)
            ? ""
            : " " + style.Dim(TerminalText.Printable(Encoding.UTF8.GetString(entry.DataJson.Span)));
        notes.WriteLine($"{style.Clock(entry.Timestamp)} {style.Level(LogEntryLevelNames.Of(entry.Level))} {TerminalText.Printable(entry.Message)}{data}");
    }

    private void PrintError(ExecutionError error)
    {
        notes.WriteLine(style.Red($"{TerminalText.Printable(error.Name)}: {TerminalText.Printable(error.Message)}") + style.Dim($" ({error.Code})"));
        if (error.Hint is { } hint)
        {
            notes.WriteLine(style.Yellow($"hint: {TerminalText.Printable(hint)}"));
        }

        if (error.Diagnostic is { } place)
        {
            notes.WriteLine(style.Dim(place.File is null ? $"at line {place.Line}, column {place.Column}" : $"at {place.Place}"));
            notes.WriteLine(TerminalText.Printable(place.CodeFrame ?? ""));
        }

        if (error.Stack is { } stack)
        {
            notes.WriteLine(style.Dim(TerminalText.Printable(stack)));
        }
    }

    private void PrintFigures(ExecutionResult result, SourceLanguage? language)
    {
        var metrics = result.Metrics;
        var verdict = result switch
        {
            { Error: not null } => style.Red(result.Outcome.ToString()),
            { FunctionStatus: "error" } => style.Red("answered with context.error"),
            _ => style.Green("completed"),
        };
        var wall = metrics.Wall.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        var cpu = metrics.Cpu.TotalMilliseconds.ToString("0.0", CultureInfo.InvariantCulture);
        notes.WriteLine($"{verdict} in {wall} ms {style.Dim($"({(language == SourceLanguage.TypeScript ? "TypeScript, " : "")}cpu {cpu} ms, {metrics.AllocatedBytes / 1024} kB allocated)")}");
    }
}
