namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What one execution used.</summary>
public sealed record ExecutionMetrics
{
    /// <summary>Wall-clock time from the hand-over to the sandbox to the end, without waiting for a slot.</summary>
    public TimeSpan Wall { get; init; }

    /// <summary>The part of <see cref="Wall"/> until the program was compiled or found in the cache.</summary>
    public TimeSpan Compile { get; init; }

    /// <summary>The part of <see cref="Wall"/> after the handler had settled, spent waiting for host calls that it did not await.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>Processor time of the thread that ran the function.</summary>
    public TimeSpan Cpu { get; init; }

    /// <summary>Time spent waiting for an execution slot.</summary>
    public TimeSpan Queue { get; init; }

    /// <summary>Bytes allocated by the function's thread.</summary>
    public long AllocatedBytes { get; init; }

    /// <summary>Calls of the context API that left the sandbox.</summary>
    public int HostCalls { get; init; }

    /// <summary>Requests that the function sent to other systems.</summary>
    public int EgressCalls { get; init; }

    /// <summary>Bytes of the log entries kept, as UTF-8 JSON.</summary>
    public long LogBytes { get; init; }

    /// <summary>Log entries that were dropped because the log was full.</summary>
    public int LogEntriesDropped { get; init; }
}
