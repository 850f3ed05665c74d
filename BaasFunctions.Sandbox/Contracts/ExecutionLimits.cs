using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>The limits of one execution. Immutable; every limit is finite.</summary>
public sealed record ExecutionLimits
{
    /// <summary>Wall-clock time over everything, awaits included. Default 30 s.</summary>
    [Setting("DEFAULT_TIMEOUT", "wall-clock time of an execution that asks for none", Unit = "ms"), Range(10, 3_600_000)]
    public TimeSpan WallTime { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest wall-clock time that a configuration may ask for. Default 300 s.</summary>
    [Setting("MAX_TIMEOUT", "longest wall-clock time that an execution may ask for", Unit = "ms", IsCommon = true), Range(10, 3_600_000)]
    public TimeSpan MaxWallTime { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Processor time. Default 10 s.</summary>
    [Setting("BAAS_CPU_TIME", "processor time of one execution", Unit = "ms"), Range(10, 3_600_000)]
    public TimeSpan CpuTime { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Memory in bytes. Default 128 MB.</summary>
    [Setting("DEFAULT_MEMORY_LIMIT", "memory of an execution that asks for none", Unit = "MB"), Range(1, 65_536)]
    public long MemoryBytes { get; init; } = 128L << 20;

    /// <summary>The most memory in bytes that a configuration may ask for. Default 512 MB.</summary>
    [Setting("MAX_MEMORY_LIMIT", "largest memory that an execution may ask for", Unit = "MB"), Range(1, 65_536)]
    public long MaxMemoryBytes { get; init; } = 512L << 20;

    /// <summary>Nested script calls. Default 1,000, which fits the default stack of a thread with room to spare.</summary>
    public int RecursionDepth { get; init; } = 1000;

    /// <summary>Elements of one array; a power of two, because the engine doubles the size of arrays. Default 1,048,576.</summary>
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
    [Setting("BAAS_MAX_RESULT_BYTES", "size of a result as JSON", Unit = "bytes"), Range(1_024, 100 << 20)]
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
    [Setting("BAAS_MAX_HOST_CALLS", "context calls of one execution that leave the sandbox", Unit = "calls"), Range(0, 1_000_000)]
    public int HostCalls { get; init; } = 1_000;

    /// <summary>Calls of the context API at the same time; further calls wait. Default 32.</summary>
    public int HostCallsAtOnce { get; init; } = 32;

    /// <summary>One call of the context API in bytes: its arguments as JSON and its body. Default 10 MB.</summary>
    public int HostCallBytes { get; init; } = 10 << 20;

    /// <summary>All calls of the context API and their answers in bytes. Default 64 MB.</summary>
    public long HostCallTotalBytes { get; init; } = 64L << 20;
}
