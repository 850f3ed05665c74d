namespace BaasFunctions.Sandbox.Contracts;

/// <summary>What one execution used.</summary>
public sealed record ExecutionMetrics
{
    /// <summary>From hand-over to the end, waiting for a slot not included.</summary>
    public TimeSpan Wall { get; init; }

    /// <summary>The part of <see cref="Wall"/> that passed until the program was compiled, or found compiled.</summary>
    public TimeSpan Compile { get; init; }

    /// <summary>The part of <see cref="Wall"/> after the handler had settled, waiting for calls of the context that nobody awaited.</summary>
    public TimeSpan Drain { get; init; }

    /// <summary>Processor time of the thread that ran the function.</summary>
    public TimeSpan Cpu { get; init; }

    /// <summary>Waiting for an execution slot.</summary>
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
