using System.Globalization;
using BaasFunctions.Sandbox.Diagnostics;
using BaasFunctions.Sandbox.Execution;
using Jint;

namespace BaasFunctions.Sandbox.Limits;

/// <summary>
/// Wall clock, processor time and cancellation. Only looks at clocks, so the engine may ask every so many statements
/// instead of before each. The engine resets its constraints at every entry; an execution has many entries, so these
/// bounds ignore that and span all of them.
/// </summary>
internal sealed class TimeConstraint(Deadline deadline, TimeSpan cpuBudget, TimeSpan cpuStart, CancellationToken cancellationToken)
    : Constraint
{
    public override bool IsAmortizable => true;

    public override void Reset()
    {
    }

    public override void Check()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw ExecutionEndedException.Cancelled();
        }

        deadline.ThrowIfPassed();
        var used = ThreadCpuClock.Now() - cpuStart;
        if (used > cpuBudget)
        {
            var allowed = (long)cpuBudget.TotalMilliseconds;
            throw new ExecutionEndedException(
                ExecutionOutcome.CpuLimit,
                ErrorCodes.CpuLimit,
                string.Create(CultureInfo.InvariantCulture, $"Function used more than its {allowed}ms of processor time"),
                new LimitReport("cpu_time", "ms", (long)used.TotalMilliseconds, allowed));
        }
    }
}
