using System.Globalization;
using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;

namespace BaasFunctions.Sandbox.Limits;

/// <summary>The one wall-clock bound of an execution, over everything from the first statement to the last await.</summary>
internal sealed class Deadline(TimeProvider time, TimeSpan budget)
{
    private readonly long _start = time.GetTimestamp();

    public TimeSpan Budget { get; private set; } = budget;

    public TimeSpan Elapsed => time.GetElapsedTime(_start);

    public TimeSpan Remaining => Budget - Elapsed;

    /// <summary>The configuration of the function names another budget; it counts from the start all the same.</summary>
    public void Rebase(TimeSpan budget) => Budget = budget;

    public void ThrowIfPassed()
    {
        var elapsed = Elapsed;
        if (elapsed >= Budget)
        {
            throw Passed(Budget, elapsed);
        }
    }

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
