using System.Diagnostics;
using System.Runtime.CompilerServices;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Tests;

/// <summary>
/// How busy the machine is: wall-clock time that a thread needs for a second of processor time. 1 on a quiet machine, 3 beside two other
/// threads on each processor. A bound on time is stretched by it, so that it judges the product and not what else runs.
/// </summary>
internal static class MachinePace
{
    private static readonly TimeSpan s_sample = TimeSpan.FromMilliseconds(40);
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);

    /// <summary>Measured now, on this thread; never below 1.</summary>
    public static double Now()
    {
        var began = Stopwatch.GetTimestamp();
        var start = ThreadCpuClock.Now();
        while (ThreadCpuClock.Now() - start < s_sample)
        {
            Thread.SpinWait(1000);
        }

        return Math.Max(1, Stopwatch.GetElapsedTime(began) / s_sample);
    }

    /// <summary>A bound for a quiet machine, as it holds on this one.</summary>
    /// <param name="bound">What holds on a quiet machine.</param>
    /// <param name="before">Pace when the work began, measured then; 1 where only the end is looked at.</param>
    public static TimeSpan Stretch(TimeSpan bound, double before = 1) => bound * Math.Max(before, Now());

    /// <summary>Waits for what happens beside the test, for a minute at most, and for longer on a busy machine.</summary>
    public static async Task UntilAsync(Func<bool> condition, [CallerArgumentExpression(nameof(condition))] string what = "")
    {
        for (var start = Stopwatch.GetTimestamp(); !condition(); await Task.Delay(20))
        {
            Assert.IsTrue(Stopwatch.GetElapsedTime(start) < s_patience || Stopwatch.GetElapsedTime(start) < Stretch(s_patience), $"in vain: {what}");
        }
    }
}
