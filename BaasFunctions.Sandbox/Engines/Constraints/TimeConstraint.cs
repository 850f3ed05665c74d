using System.Diagnostics;
using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;
using Jint;

namespace BaasFunctions.Sandbox.Engines.Constraints;

/// <summary>
/// Wall clock, processor time and cancellation. Only looks at clocks, so the engine may ask every so many statements
/// instead of before each. The engine resets its constraints at every entry; an execution has many entries, so these
/// bounds ignore that and span all of them. It asks at every call of a function by a built-in, too, far more often than a clock need be read: while
/// questions follow each other quickly, the clock is read at every eighth. The clock of the thread is a system call, so it is not read before it can have run out: processor
/// time never passes faster than time.
/// </summary>
internal sealed class TimeConstraint(Deadline deadline, TimeSpan cpuBudget, ThreadUse threads, CancellationToken cancellationToken)
    : Constraint
{
    /// <summary>Questions without a look at the clock, as long as so many take less than a millisecond.</summary>
    private const int Questions = 8;

    private static readonly long s_quick = Stopwatch.Frequency / 1000;

    private int _untilLook = 1;
    private long _looked;
    private long _lookAt = Stopwatch.GetTimestamp() + Ticks(cpuBudget);

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

        if (--_untilLook > 0)
        {
            return;
        }

        deadline.ThrowIfPassed();
        var now = Stopwatch.GetTimestamp();
        _untilLook = now - _looked < s_quick ? Questions : 1;
        _looked = now;
        if (now >= _lookAt)
        {
            CheckCpu(now);
        }
    }

    private void CheckCpu(long now)
    {
        var used = threads.Cpu;
        if (used > cpuBudget)
        {
            var allowed = (long)cpuBudget.TotalMilliseconds;
            throw new ExecutionEndedException(
                ExecutionOutcome.CpuLimit,
                ErrorCodes.CpuLimit,
                string.Create(CultureInfo.InvariantCulture, $"Function used more than its {allowed}ms of processor time"),
                new LimitReport("cpu_time", "ms", (long)used.TotalMilliseconds, allowed));
        }

        _lookAt = now + Ticks(cpuBudget - used);
    }

    private static long Ticks(TimeSpan time) => (long)(time.TotalSeconds * Stopwatch.Frequency);
}
