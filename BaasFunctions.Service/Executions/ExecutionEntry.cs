namespace BaasFunctions.Service.Executions;

/// <summary>An execution that is recorded, from its beginning on. Its members belong to <see cref="RecordBuffer"/>.</summary>
internal sealed class ExecutionEntry(ExecutionRecord record)
{
    /// <summary>What is known of it by now.</summary>
    public ExecutionRecord Record { get; set; } = record;

    /// <summary>Whether it waits to be written.</summary>
    public bool IsQueued { get; set; }

    /// <summary>Whether the database has it as one that runs. Changed by the one who writes.</summary>
    public bool IsOpenInStore { get; set; }
}
