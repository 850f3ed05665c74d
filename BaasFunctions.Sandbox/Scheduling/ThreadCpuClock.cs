using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>Processor time of a thread, from the operating system's own account of it: the calling one, or one that was captured.</summary>
internal sealed partial class ThreadCpuClock
{
    private const int LinuxThreadClock = 3;
    private const int MacThreadClock = 16;

    /// <summary>Processor time used by this thread since it started; zero where the system keeps no such account.</summary>
    public static TimeSpan Now()
    {
        if (OperatingSystem.IsWindows())
        {
            return GetThreadTimes(GetCurrentThread(), out _, out _, out var kernel, out var user)
                ? TimeSpan.FromTicks(kernel + user)
                : TimeSpan.Zero;
        }

        var clock = OperatingSystem.IsMacOS() ? MacThreadClock : LinuxThreadClock;
        return clock_gettime(clock, out var time) == 0 ? ToTimeSpan(time) : TimeSpan.Zero;
    }

    [ThreadStatic]
    private static ThreadCpuClock? t_own;

    private readonly int _clock;

    private ThreadCpuClock(int clock) => _clock = clock;

    /// <summary>The calling thread's clock, for other threads to read while it lives; null where the system offers none.</summary>
    public static ThreadCpuClock? OfThisThread() =>
        t_own ??= OperatingSystem.IsLinux() && pthread_getcpuclockid(pthread_self(), out var clock) == 0 ? new ThreadCpuClock(clock) : null;

    /// <summary>What the thread used since it started; zero when it has ended.</summary>
    public TimeSpan Read() => clock_gettime(_clock, out var time) == 0 ? ToTimeSpan(time) : TimeSpan.Zero;

    private static TimeSpan ToTimeSpan(TimeSpec time) =>
        TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick));

    [LibraryImport("libc")]
    private static partial nint pthread_self();

    [LibraryImport("libc")]
    private static partial int pthread_getcpuclockid(nint thread, out int clock);

    [LibraryImport("libc")]
    [SuppressGCTransition]
    private static partial int clock_gettime(int clock, out TimeSpec time);

    [LibraryImport("kernel32")]
    private static partial nint GetCurrentThread();

    [LibraryImport("kernel32")]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetThreadTimes(nint thread, out long created, out long exited, out long kernel, out long user);

    private struct TimeSpec
    {
        public nint Seconds;
        public nint Nanoseconds;
    }
}
