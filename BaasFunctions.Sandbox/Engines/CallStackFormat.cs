using System.Globalization;
using Acornima;
using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Writes one frame of a script's stack: <c>at name (hello.js:3:9)</c>, with the name and the columns that the author knows.
/// </summary>
internal static class CallStackFormat
{
    /// <summary>What stands for a frame of ours. The engine writes its own words for an empty text.</summary>
    private const string Hidden = "\n";

    /// <summary>Where the script is, in the text that the engine runs: only the frames of a stack tell.</summary>
    public static SourceLocation? PlaceOf(ExecutionScope scope)
    {
        (scope.IsPlaceWanted, scope.Place) = (true, null);
        try
        {
            _ = scope.Engine.Advanced.StackTrace;
        }
        finally
        {
            scope.IsPlaceWanted = false;
        }

        return scope.Place;
    }

    public static string? Frame(string description, SourceLocation location, string[]? arguments)
    {
        if (ExecutionScope.CurrentOrNull is { IsPlaceWanted: true } asked)
        {
            asked.Place ??= location;
            return Hidden;
        }

        if (ExecutionScope.CurrentOrNull is not { } scope
            || scope.ProgramOf(location.SourceFile) is not { } program
            || !program.IsAuthored(location.Start))
        {
            return Hidden;
        }

        var place = string.Create(
            CultureInfo.InvariantCulture, $"{program.Path ?? scope.SourceName}:{location.Start.Line}:{program.ColumnOf(location.Start) + 1}");
        // A function that we put around something of the author's has no name of his.
        if (program.Temporaries?.ContainsKey(description) == true)
        {
            description = "(anonymous)";
        }

        return description.Length == 0
            ? $"    at {place}\n"
            : $"    at {description} ({place})\n";
    }
}
