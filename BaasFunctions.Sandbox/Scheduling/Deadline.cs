using System.Globalization;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>The one wall-clock bound of an execution, over everything from the first statement to the last await.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan budget)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Budget { get; private set; } = budget;

    /// <summary>Is called when the budget changes.</summary>
    public Action? Rebased { get; set; }

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public TimeSpan Remaining => Budget - Elapsed;

    /// <summary>The configuration of the function names another budget; it counts from the start all the same.</summary>
    public void Rebase(TimeSpan budget)
    {
        if (budget != Budget)
        {
            Budget = budget;
            Rebased?.Invoke();
        }
    }

    public void ThrowIfPassed()
    {
        var elapsed = Elapsed;
        if (elapsed >= Budget)
        {
            throw Passed(Budget, elapsed);
        }
    }

    /// <summary>A source that is cancelled when the deadline passes or the caller goes away.</summary>
    public CancellationTokenSource Signal(CancellationToken cancellationToken)
    {
        var remaining = Remaining;
        var source = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (remaining > TimeSpan.Zero)
        {
            source.CancelAfter(remaining);
        }
        else
        {
            source.Cancel();
        }

        return source;
    }

    /// <summary>Which of the two bounds it was that ended a wait.</summary>
    public ExecutionEndedException Ended(CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? ExecutionEndedException.Cancelled() : Passed(Budget, Elapsed);

    public static ExecutionEndedException Passed(TimeSpan budget, TimeSpan elapsed)
    {
        var allowed = (long)budget.TotalMilliseconds;
        return new ExecutionEndedException(
            ExecutionOutcome.TimedOut,
            ErrorCodes.Timeout,
            string.Create(CultureInfo.InvariantCulture, $"Function execution timed out after {allowed}ms"),
            new LimitReport("timeout", "ms", (long)elapsed.TotalMilliseconds, allowed));
    }
}
