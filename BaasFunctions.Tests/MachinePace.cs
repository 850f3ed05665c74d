using System.Diagnostics;
using System.Runtime.InteropServices;

namespace BaasFunctions.Tests;

/// <summary>
/// How busy the machine is: wall-clock time that a thread needs for a second of processor time. 1 on a quiet machine, 3 beside two other
/// threads on each processor. A bound on time is stretched by it, so that it judges the product and not what else runs.
/// </summary>
internal static class MachinePace
{
    private static readonly TimeSpan s_sample = TimeSpan.FromMilliseconds(40);

    /// <summary>Measured now, on this thread; never below 1.</summary>
    public static double Now()
    {
        var began = Stopwatch.GetTimestamp();
        var start = ThreadTime();
        while (ThreadTime() - start < s_sample)
        {
            Thread.SpinWait(1000);
        }

        return Math.Max(1, Stopwatch.GetElapsedTime(began) / s_sample);
    }

    /// <summary>A bound for a quiet machine, as it holds on this one.</summary>
    /// <param name="bound">What holds on a quiet machine.</param>
    /// <param name="before">Pace when the work began, measured then.</param>
    public static TimeSpan Stretch(TimeSpan bound, double before) => bound * Math.Max(before, Now());

    private static TimeSpan ThreadTime()
    {
        ClockGetTime(ThreadCpuClock, out var time);
        return TimeSpan.FromSeconds(time.Seconds) + TimeSpan.FromMicroseconds(time.Nanoseconds / 1000.0);
    }

    /// <summary>CLOCK_THREAD_CPUTIME_ID of clock_gettime(2).</summary>
    private const int ThreadCpuClock = 3;

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out TimeSpec time);

    [StructLayout(LayoutKind.Sequential)]
    private struct TimeSpec
    {
        public long Seconds;
        public long Nanoseconds;
    }
}
