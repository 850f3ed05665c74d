namespace BaasFunctions.Sandbox.Contracts;

/// <summary>One entry that a function logged.</summary>
/// <param name="Level">Severity chosen by the function.</param>
/// <param name="Message">The text; data, never a format string.</param>
/// <param name="DataJson">The second argument as UTF-8 JSON; <c>null</c> (the JSON word) when not given.</param>
/// <param name="Timestamp">When it was logged, in UTC.</param>
public sealed record LogEntry(LogEntryLevel Level, string Message, ReadOnlyMemory<byte> DataJson, DateTimeOffset Timestamp)
{
    /// <summary>Where an entry was cut that was too large for the log; its size follows, and a closing parenthesis.</summary>
    public const string CutMark = "... (cut: ";
}
