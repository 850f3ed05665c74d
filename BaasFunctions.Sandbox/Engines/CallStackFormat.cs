using System.Globalization;
using Acornima;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Programs;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Writes one frame of a script's stack: <c>at name (hello.js:3:9)</c>, with the name and the columns that the author knows,
/// and without frames of our own.
/// </summary>
internal static class CallStackFormat
{
    public static string? Frame(string description, SourceLocation location, string[]? arguments)
    {
        if (location.SourceFile == SourceNames.Driver || ExecutionScope.CurrentOrNull is not { } scope)
        {
            return "";
        }

        var place = string.Create(
            CultureInfo.InvariantCulture, $"{scope.SourceName}:{location.Start.Line}:{scope.ColumnOf(location.Start) + 1}");
        return description.Length == 0
            ? $"    at {place}{Environment.NewLine}"
            : $"    at {description} ({place}){Environment.NewLine}";
    }
}
