namespace BaasFunctions.Service.Executions;

/// <summary>What is kept of an execution and never searched for, as JSON in one column.</summary>
internal sealed record RecordedDetail
{
    public RecordedError? Error { get; init; }

    public double QueueMs { get; init; }

    public long AllocatedBytes { get; init; }

    public int HostCalls { get; init; }

    public int EgressCalls { get; init; }

    public long LogBytes { get; init; }

    public int LogEntriesDropped { get; init; }

    /// <summary>Whether the log was given up, because the database did not keep up.</summary>
    public bool LogIsLost { get; init; }
}
