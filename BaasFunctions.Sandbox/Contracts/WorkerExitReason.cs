using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Why a worker ended.</summary>
internal enum WorkerExitReason
{
    /// <summary>Nobody needs it any more; nothing is lost.</summary>
    Retired,

    /// <summary>Killed: an execution did not answer in time after its deadline.</summary>
    Deadline,

    /// <summary>Killed: an execution used up its processor time and did not stop.</summary>
    CpuTime,

    /// <summary>Killed for its resident memory, or ended because its heap was exhausted.</summary>
    Memory,

    /// <summary>Ended by the runtime because a thread's stack overflowed.</summary>
    StackOverflow,

    /// <summary>Ended by a fault: a signal such as SIGSEGV, or an exit of its own.</summary>
    Crashed,

    /// <summary>Killed by somebody else: an operator, or the system when it ran out of memory.</summary>
    KilledByOthers,

    /// <summary>Killed: it did not even answer whether it is there.</summary>
    Unresponsive,

    /// <summary>Killed: it sent what no worker of ours sends.</summary>
    Protocol,

    /// <summary>Killed: the supervisor failed at reading what it said, through no fault of the worker's.</summary>
    Supervisor,

    /// <summary>Killed at the end of the time that the service had for stopping.</summary>
    Stopped,
}
