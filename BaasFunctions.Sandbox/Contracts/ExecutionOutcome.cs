namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Every way in which an execution can end. Each member maps to exactly one code of the API.</summary>
public enum ExecutionOutcome
{
    /// <summary>The function returned; the data is what it returned.</summary>
    Completed,

    /// <summary>The source is not a valid program.</summary>
    SyntaxError,

    /// <summary>The function threw, or the promise that it returned was rejected.</summary>
    ScriptError,

    /// <summary>The wall-clock limit was reached, awaits included.</summary>
    TimedOut,

    /// <summary>The processor-time limit was reached.</summary>
    CpuLimit,

    /// <summary>The memory limit was reached.</summary>
    MemoryLimit,

    /// <summary>The function nested calls deeper than allowed.</summary>
    RecursionLimit,

    /// <summary>The result or the log was larger, deeper or wider than allowed, or cannot be written as JSON.</summary>
    OutputLimit,

    /// <summary>More host calls were made than allowed.</summary>
    CallLimit,

    /// <summary>The function sent a request to an address that it may not reach.</summary>
    EgressDenied,

    /// <summary>The caller disconnected, or the service is shutting down.</summary>
    Cancelled,

    /// <summary>Refused before any code of the function ran: missing environment values, invalid configuration, source too large.</summary>
    Rejected,

    /// <summary>The worker that ran the execution was lost.</summary>
    WorkerLost,

    /// <summary>A defect of the host; the detail is only in the host's log.</summary>
    HostError,
}
