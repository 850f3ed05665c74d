namespace BaasFunctions.Sandbox.Contracts;

/// <summary>How an execution failed.</summary>
/// <param name="Outcome">The way in which it ended.</param>
/// <param name="Error">What its author is told.</param>
/// <param name="Defect">What only the host's log may say; null when nothing is wrong with the host.</param>
internal sealed record ExecutionFailure(ExecutionOutcome Outcome, ExecutionError Error, Exception? Defect = null)
{
    /// <summary>That of an execution which a limit ended, or which never began.</summary>
    public static ExecutionFailure Of(ExecutionEndedException ended) => new(ended.Outcome, new ExecutionError
    {
        Code = ended.Code,
        Name = NameOf(ended.Outcome),
        Message = ended.Message,
        Limit = ended.Limit,
    });

    /// <summary>A fault of ours; nothing of it is told.</summary>
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
