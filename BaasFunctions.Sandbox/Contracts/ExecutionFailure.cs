namespace BaasFunctions.Sandbox.Contracts;

/// <summary>How an execution failed.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Error">The error for its author.</param>
/// <param name="Defect">The exception for the host's log; null when nothing is wrong with the host.</param>
internal sealed record ExecutionFailure(ExecutionOutcome Outcome, ExecutionError Error, Exception? Defect = null)
{
    /// <summary>The failure of an execution that a limit ended, or that never began.</summary>
    public static ExecutionFailure Of(ExecutionEndedException ended) => new(ended.Outcome, new ExecutionError
    {
        Code = ended.Code,
        Name = NameOf(ended.Outcome),
        Message = ended.Message,
        Limit = ended.Limit,
    });

    /// <summary>A defect of the host; the error reveals nothing about it.</summary>
    public static ExecutionFailure OfDefect(Exception exception) => new(
        ExecutionOutcome.HostError,
        new ExecutionError
        {
            Code = ErrorCodes.HostError,
            Name = NameOf(ExecutionOutcome.HostError),
            Message = "The host failed to run the function; the fault is in its log",
        },
        exception);

    /// <summary>The <c>name</c> of an error that no script threw.</summary>
    public static string NameOf(ExecutionOutcome outcome) => outcome switch
    {
        ExecutionOutcome.SyntaxError => "SyntaxError",
        ExecutionOutcome.TimedOut => "TimeoutError",
        ExecutionOutcome.RecursionLimit => "RangeError",
        ExecutionOutcome.CpuLimit or ExecutionOutcome.MemoryLimit => "LimitError",
        ExecutionOutcome.OutputLimit or ExecutionOutcome.CallLimit => "LimitError",
        ExecutionOutcome.Cancelled => "AbortError",
        ExecutionOutcome.Rejected => "ValidationError",
        ExecutionOutcome.HostError or ExecutionOutcome.WorkerLost => "InternalError",
        _ => "Error",
    };
}
