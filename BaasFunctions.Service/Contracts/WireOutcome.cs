using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts;

/// <summary>The mapping of an outcome to a response. It is the only switch over outcomes in the service.</summary>
/// <param name="HttpStatus">HTTP status: 200 for everything that a function did, because clients throw on any other status.</param>
/// <param name="ErrorCode">Error code when the sandbox gave none that is more specific.</param>
/// <param name="ErrorType">Error name when the sandbox gave none that is more specific.</param>
/// <param name="Message">Message when the sandbox gave none.</param>
/// <param name="EndsCleanly">True when nothing of the execution can still be running afterwards.</param>
/// <param name="RouteStatus">HTTP status where the function answers at its own URL.</param>
internal sealed record WireOutcome(int HttpStatus, string? ErrorCode, string? ErrorType, string? Message, bool EndsCleanly, int RouteStatus = 500)
{
    private static readonly WireOutcome s_completed = new(200, null, null, null, true, 200);
    private static readonly WireOutcome s_syntaxError = new(200, "SYNTAX_ERROR", "SyntaxError", "The source is not a valid program", true);
    private static readonly WireOutcome s_scriptError = new(200, "SCRIPT_ERROR", "Error", "The function failed", true);
    private static readonly WireOutcome s_timedOut = new(200, "TIMEOUT", "TimeoutError", "Function execution timed out", false, 504);
    private static readonly WireOutcome s_cpuLimit = new(200, "CPU_LIMIT", "CpuLimitError",
        "The function used more processor time than allowed", false, 504);
    private static readonly WireOutcome s_memoryLimit = new(200, "MEMORY_LIMIT", "MemoryLimitError",
        "The function used more memory than allowed", false);
    private static readonly WireOutcome s_recursionLimit = new(200, "RECURSION_LIMIT", "RecursionLimitError",
        "The function nested calls deeper than allowed", false);
    private static readonly WireOutcome s_outputLimit = new(200, "OUTPUT_LIMIT", "OutputLimitError",
        "The result or the log is larger than allowed or cannot be written as JSON", false);
    private static readonly WireOutcome s_callLimit = new(200, "CALL_LIMIT", "CallLimitError",
        "The function made more calls than allowed", false);
    private static readonly WireOutcome s_egressDenied = new(200, "EGRESS_DENIED", "EgressDeniedError",
        "The function may not reach that address", false);
    private static readonly WireOutcome s_cancelled = new(503, "CANCELLED", "CancelledError",
        "The execution was stopped before it ended, because the service is shutting down", false, 503);
    private static readonly WireOutcome s_rejected = new(200, "REJECTED", "RejectedError", "The function was refused before it ran", true);
    private static readonly WireOutcome s_workerLost = new(200, "WORKER_LOST", "WorkerLostError",
        "The worker that ran the function was lost; the function may have had effects", false, 502);
    private static readonly WireOutcome s_hostError = new(500, "EXECUTION_ERROR", "ExecutionError",
        "The service failed while it ran the function", false);

    /// <summary>The error that may be told of an execution that ended so; null where there is none, and for a defect of the host, which reveals nothing.</summary>
    public ExecutionError? Told(ExecutionResult result) => HttpStatus == 500 ? null : result.Error;

    /// <summary>The mapping of an outcome; an outcome without one is a defect and throws.</summary>
    public static WireOutcome Of(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.Completed => s_completed,
        ExecutionOutcome.SyntaxError => s_syntaxError,
        ExecutionOutcome.ScriptError => s_scriptError,
        ExecutionOutcome.TimedOut => s_timedOut,
        ExecutionOutcome.CpuLimit => s_cpuLimit,
        ExecutionOutcome.MemoryLimit => s_memoryLimit,
        ExecutionOutcome.RecursionLimit => s_recursionLimit,
        ExecutionOutcome.OutputLimit => s_outputLimit,
        ExecutionOutcome.CallLimit => s_callLimit,
        ExecutionOutcome.EgressDenied => s_egressDenied,
        ExecutionOutcome.Cancelled => s_cancelled,
        ExecutionOutcome.Rejected => s_rejected,
        ExecutionOutcome.WorkerLost => s_workerLost,
        ExecutionOutcome.HostError => s_hostError,
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "An outcome without a wire form."),
    };
}
