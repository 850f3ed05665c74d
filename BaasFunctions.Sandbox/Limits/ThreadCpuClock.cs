using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Limits;

/// <summary>Processor time of the calling thread, from the operating system's own account of it.</summary>
internal static partial class ThreadCpuClock
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
        return clock_gettime(clock, out var time) == 0
            ? TimeSpan.FromTicks((time.Seconds * TimeSpan.TicksPerSecond) + (time.Nanoseconds / TimeSpan.NanosecondsPerTick))
            : TimeSpan.Zero;
    }

    [LibraryImport("libc")]
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
