namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Why a worker ended.</summary>
internal enum WorkerExitReason
{
    /// <summary>It is no longer needed; nothing is lost.</summary>
    Retired,

    /// <summary>Killed: an execution did not end within the grace period after its deadline.</summary>
    Deadline,

    /// <summary>Killed: an execution used up its processor time and did not stop.</summary>
    CpuTime,

    /// <summary>Killed for its resident memory, or ended by an exhausted heap.</summary>
    Memory,

    /// <summary>Ended by the runtime because a thread's stack overflowed.</summary>
    StackOverflow,

    /// <summary>Crashed: a signal such as SIGSEGV, or an exit code of its own.</summary>
    Crashed,

    /// <summary>Killed by something else: an operator, or the kernel's OOM killer.</summary>
    KilledByOthers,

    /// <summary>Killed: it did not respond to a ping.</summary>
    Unresponsive,

    /// <summary>Killed: it violated the protocol.</summary>
    Protocol,

    /// <summary>Killed: the supervisor failed to read its messages, through no fault of the worker.</summary>
    Supervisor,

    /// <summary>Killed at the end of the shutdown timeout.</summary>
    Stopped,
}
