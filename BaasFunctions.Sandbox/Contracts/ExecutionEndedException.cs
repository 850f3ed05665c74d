namespace BaasFunctions.Sandbox.Contracts;

/// <summary>
/// Ends an execution from any depth of the call stack, with the outcome decided by the code that throws it. It is not a script error:
/// script cannot catch it.
/// </summary>
internal sealed class ExecutionEndedException(ExecutionOutcome outcome, string code, string message, LimitReport? limit = null)
    : Exception(message)
{
    public ExecutionOutcome Outcome { get; } = outcome;

    public string Code { get; } = code;

    public LimitReport? Limit { get; } = limit;

    public static ExecutionEndedException Cancelled() =>
        new(ExecutionOutcome.Cancelled, ErrorCodes.Cancelled, "The execution was cancelled");

    /// <summary>Refused before any code of the function ran.</summary>
    public static ExecutionEndedException Rejected(string code, string message, LimitReport? limit = null) =>
        new(ExecutionOutcome.Rejected, code, message, limit);
}
