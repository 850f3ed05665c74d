using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Sandbox.Configuration;

/// <summary>Settings of the in-process sandbox. No value means "unlimited".</summary>
public sealed class SandboxOptions
{
    /// <summary>Section of the configuration.</summary>
    public const string Section = "Sandbox";

    /// <summary>Compiled programs kept, in bytes as estimated from their length. 0 to 4 GB; 0 keeps none. Default 64 MB.</summary>
    [Range(0L, 4L << 30)]
    public long ProgramCacheBytes { get; set; } = 64L << 20;

    /// <summary>Executions at the same time, each on its own thread; waiting functions hold theirs. 1 to 1,024, default 64.</summary>
    [Range(1, 1024)]
    public int MaxThreads { get; set; } = 64;

    /// <summary>Stack of each thread in bytes; only what is used takes memory. 1 MB to 256 MB, default 16 MB.</summary>
    [Range(1 << 20, 256 << 20)]
    public int ThreadStackBytes { get; set; } = 16 << 20;

    /// <summary>Milliseconds without work after which a thread ends. 100 to 3,600,000, default 60,000.</summary>
    [Range(100, 3_600_000)]
    public int ThreadIdleMs { get; set; } = 60_000;

    /// <summary>Milliseconds that an execution waits for a thread before it is refused: SERVER_BUSY. 0 to 60,000, default 5,000.</summary>
    [Range(0, 60_000)]
    public int MaxThreadWaitMs { get; set; } = 5_000;

    /// <summary>
    /// How many times its memory limit an execution may allocate in total. What it holds, and what one step allocates, is bound by
    /// the limit itself; this bound only ends what works the collector for ever. A counting loop allocates some
    /// 400 MB a second. 4 to 1,024, default 64.
    /// </summary>
    [Range(4, 1024)]
    public int AllocationTurnover { get; set; } = 64;

    /// <summary>
    /// Milliseconds after its deadline when an execution that did not stop is answered for without it. Its thread is lost until it
    /// returns. 10 to 60,000, default 1,000.
    /// </summary>
    [Range(10, 60_000)]
    public int StuckGraceMs { get; set; } = 1_000;
}
