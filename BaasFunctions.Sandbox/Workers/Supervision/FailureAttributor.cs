using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Decides what the end of a worker means for each execution in it. An execution over its own limit is at fault. When it is not
/// known which of several crashed the worker, each is retried in isolation, where the one at fault
/// crashes only its own worker and gets its own outcome. An execution whose host calls may have changed something is
/// not retried.
/// </summary>
internal static class FailureAttributor
{
    /// <param name="attempt">One of the executions that were still running.</param>
    /// <param name="cause">Why the worker ended.</param>
    /// <param name="alone">Whether no other was running; those that wait do not count.</param>
    public static AttemptEnd Of(Attempt attempt, WorkerExitReason cause, bool alone)
    {
        if (attempt.IsAtFault)
        {
            return End(FailureAttribution.AtFault, attempt, attempt.IsCancelled ? Cancelled() : EndingOf(cause, attempt), killedWorker: true);
        }

        if (attempt.IsOver(TimeSpan.Zero))
        {
            return End(FailureAttribution.AtFault, attempt, attempt.IsCancelled ? Cancelled() : TimedOut(attempt));
        }

        return cause switch
        {
            WorkerExitReason.Retired or WorkerExitReason.Stopped => End(FailureAttribution.AtFault, attempt, Cancelled()),
            _ when attempt.IsParked => End(FailureAttribution.Retry, attempt, Lost(cause)),
            WorkerExitReason.Deadline or WorkerExitReason.CpuTime => End(FailureAttribution.Retry, attempt, Lost(cause)),
            WorkerExitReason.KilledByOthers or WorkerExitReason.Unresponsive or WorkerExitReason.Supervisor => End(FailureAttribution.RetryIsolated, attempt, Lost(cause)),
            _ when alone => End(FailureAttribution.AtFault, attempt, EndingOf(cause, attempt), killedWorker: true),
            _ => End(FailureAttribution.RetryIsolated, attempt, Lost(cause)),
        };
    }

    /// <summary>
    /// Attribution of a result. It may not be final: an allocation that failed because the heap of the worker was full may have
    /// failed because of others. A retry in isolation shows which execution is at fault.
    /// </summary>
    public static FailureAttribution OfAnswer(Attempt attempt, ExecutionResult result) =>
        attempt.WasShared
        && result.Outcome == ExecutionOutcome.MemoryLimit
        && result.Error is { Code: ErrorCodes.MemoryLimit, Limit: { Used: { } used, Allowed: var allowed } }
        && used <= allowed
            ? FailureAttribution.RetryIsolated
            : FailureAttribution.Answered;

    /// <summary>The result of a lost execution whose host calls may have changed something.</summary>
    public static ExecutionResult WithEffects(ExecutionResult result) =>
        result is { Outcome: ExecutionOutcome.WorkerLost, Error: { } error }
            ? result with { Error = error with { Message = $"{error.Message}; it may have changed data by then, so it was not run again" } }
            : result;

    /// <summary>The request does not fit into a frame.</summary>
    public static AttemptEnd TooLarge(Attempt attempt) => End(
        FailureAttribution.AtFault,
        attempt,
        ExecutionFailure.Of(
            ExecutionEndedException.Rejected(ErrorCodes.InvalidRequest, "The request is larger than a worker accepts")));

    private static AttemptEnd End(FailureAttribution attribution, Attempt attempt, ExecutionFailure ending, bool killedWorker = false) => new(
        attribution,
        ExecutionReport.WithoutThread(attempt.Request, attempt.Elapsed, ending, attempt.Logs),
        KilledWorker: killedWorker,
        WhilePreparing: killedWorker && attempt.IsPreparing && !attempt.IsCancelled);

    private static ExecutionFailure EndingOf(WorkerExitReason cause, Attempt attempt)
    {
        var limits = attempt.Request.Limits;
        return cause switch
        {
            WorkerExitReason.Deadline => TimedOut(attempt),
            WorkerExitReason.CpuTime => Limit(
                ExecutionOutcome.CpuLimit,
                Text($"Function used more than its {limits.CpuTime.TotalMilliseconds:0}ms of processor time"),
                new LimitReport("cpu_time", "ms", null, (long)limits.CpuTime.TotalMilliseconds)),
            WorkerExitReason.Memory => Limit(
                ExecutionOutcome.MemoryLimit,
                Text($"Function exceeded its memory limit of {limits.MemoryBytes >> 20} MB, and its worker ran out of memory"),
                new LimitReport("memory_limit", "bytes", null, limits.MemoryBytes)),
            WorkerExitReason.StackOverflow => Limit(
                ExecutionOutcome.RecursionLimit,
                "Function nested calls inside of built-ins too deeply: Maximum call stack size exceeded",
                new LimitReport("recursion_depth", "calls", null, limits.RecursionDepth)),
            _ => Lost(cause),
        };
    }

    private static ExecutionFailure TimedOut(Attempt attempt) => ExecutionFailure.Of(Deadline.Passed(attempt.Budget, attempt.Elapsed));

    private static ExecutionFailure Cancelled() => ExecutionFailure.Of(ExecutionEndedException.Cancelled());

    private static ExecutionFailure Lost(WorkerExitReason cause) => Limit(
        ExecutionOutcome.WorkerLost,
        cause switch
        {
            WorkerExitReason.Unresponsive => "The worker that ran the function stopped answering",
            WorkerExitReason.KilledByOthers => "The worker that ran the function was killed from outside",
            WorkerExitReason.Crashed or WorkerExitReason.Protocol => "The worker that ran the function failed while running it",
            _ => "The worker that ran the function was lost while other functions ran in it",
        },
        null);

    private static ExecutionFailure Limit(ExecutionOutcome outcome, string message, LimitReport? limit) =>
        ExecutionFailure.Of(new ExecutionEndedException(outcome, ErrorCodes.DefaultOf(outcome), message, limit));

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
