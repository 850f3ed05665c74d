namespace BaasFunctions.Sandbox.Contracts;

/// <summary>The bounds of one execution. Immutable; every bound is finite.</summary>
public sealed record ExecutionLimits
{
    /// <summary>Wall-clock time over everything, awaits included. Default 30 s.</summary>
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wall-clock time that a configuration may ask for. Default 300 s.</summary>
    public TimeSpan MaxWallTime { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Processor time. Default 10 s.</summary>
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Memory in bytes. Default 128 MB.</summary>
    public long MemoryBytes { get; init; } = 128L << 20;

    /// <summary>The most memory in bytes that a configuration may ask for. Default 512 MB.</summary>
    public long MaxMemoryBytes { get; init; } = 512L << 20;

    /// <summary>Nested script calls. Default 1,000, which fits the default stack of a thread with room to spare.</summary>
    public int RecursionDepth { get; init; } = 1000;

    /// <summary>Elements of one array; a power of two, because the engine grows arrays so. Default 1,048,576.</summary>
    public uint ArrayLength { get; init; } = 1 << 20;

    /// <summary>Time of one regular-expression match. Default 1 s.</summary>
    public TimeSpan RegexTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Source text in UTF-16 units. Default 1,048,576.</summary>
    public int SourceLength { get; init; } = 1 << 20;

    /// <summary>Nodes of the syntax tree. Default 250,000.</summary>
    public int SourceNodes { get; init; } = 250_000;

    /// <summary>Nesting of the syntax tree. Default 200.</summary>
    public int SourceDepth { get; init; } = 200;

    /// <summary>The result as UTF-8 JSON in bytes. Default 6 MB.</summary>
    public int ResultBytes { get; init; } = 6 << 20;

    /// <summary>Nesting of the result. Default 64.</summary>
    public int ResultDepth { get; init; } = 64;

    /// <summary>Members and elements of the result, counted over all of it. Default 500,000.</summary>
    public int ResultProperties { get; init; } = 500_000;

    /// <summary>Log entries. Default 1,000.</summary>
    public int LogEntries { get; init; } = 1_000;

    /// <summary>All log entries together as UTF-8 JSON in bytes. Default 1 MB.</summary>
    public int LogBytes { get; init; } = 1 << 20;

    /// <summary>Calls of the context API that leave the sandbox. Default 1,000.</summary>
    public int HostCalls { get; init; } = 1_000;

    /// <summary>Calls of the context API at the same time; further ones wait for their turn. Default 32.</summary>
    public int HostCallsAtOnce { get; init; } = 32;

    /// <summary>One call of the context API in bytes: its arguments as JSON and what goes along. Default 10 MB.</summary>
    public int HostCallBytes { get; init; } = 10 << 20;

    /// <summary>All calls of the context API and their answers in bytes. Default 64 MB.</summary>
    public long HostCallTotalBytes { get; init; } = 64L << 20;
}
