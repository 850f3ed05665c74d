using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Sandbox.Engines.Execution;

/// <summary>Settings of the in-process sandbox. No value means "unlimited".</summary>
public sealed class SandboxOptions
{
    /// <summary>Compiled programs kept, in bytes as estimated from their length. 0 to 4 GB; 0 keeps none. Default 64 MB.</summary>
    [Range(0L, 4L << 30)]
    public long ProgramCacheBytes { get; set; } = 64L << 20;

    /// <summary>Executions at the same time, each on its own thread; waiting functions hold theirs. 1 to 1,024, default 64.</summary>
    [Range(1, 1024)]
    public int MaxThreads { get; set; } = 64;

    /// <summary>Stack of each thread in bytes; only what is used takes memory. What 1,000 nested calls need, and as much again.</summary>
    internal int ThreadStackBytes { get; set; } = 16 << 20;

    /// <summary>Milliseconds without work after which a thread ends.</summary>
    internal int ThreadIdleMs { get; set; } = 60_000;

    /// <summary>Milliseconds that an execution waits for a thread before it is refused: SERVER_BUSY.</summary>
    internal int MaxThreadWaitMs { get; set; } = 5_000;

    /// <summary>
    /// How many times its memory limit an execution may allocate in total. What it holds, and what one step allocates, is bound by
    /// the limit itself; this bound only ends what works the collector for ever. A counting loop allocates some
    /// 400 MB a second.
    /// </summary>
    internal int AllocationTurnover { get; set; } = 64;

    /// <summary>Milliseconds after its deadline when an execution that did not stop is answered for without it. Its thread is lost until it returns.</summary>
    internal int StuckGraceMs { get; set; } = 1_000;
}
