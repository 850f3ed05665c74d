namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>
/// What one execution used of the threads that it ran on, one after another: the system and the runtime count per thread. Its own thread calls
/// <see cref="Begin"/> when it starts or continues there, and <see cref="End"/> before it leaves.
/// </summary>
internal sealed class ThreadUse
{
    // Added to the thread's own count: negative what the thread had counted before.
    private long _bytesOffset;
    private TimeSpan _cpuOffset;
    private TimeSpan _cpuBefore;
    private volatile ThreadCpuClock? _clock;

    /// <summary>Bytes allocated so far. For its own thread.</summary>
    public long AllocatedBytes => GC.GetAllocatedBytesForCurrentThread() + _bytesOffset;

    /// <summary>Processor time so far. For its own thread.</summary>
    public TimeSpan Cpu => ThreadCpuClock.Now() + _cpuOffset;

    public void Begin()
    {
        _bytesOffset -= GC.GetAllocatedBytesForCurrentThread();
        _cpuOffset = _cpuBefore - ThreadCpuClock.Now();
        _clock = ThreadCpuClock.OfThisThread();
    }

    /// <summary>Counts processor time that another thread used for it. For its own thread.</summary>
    public void Charge(TimeSpan cpu) => _cpuOffset += cpu;

    public void End()
    {
        _clock = null;
        _cpuBefore = Cpu;
        _bytesOffset += GC.GetAllocatedBytesForCurrentThread();
    }

    /// <summary>Processor time so far, as another thread sees it; null while it waits, or where the system offers no clock of other threads.</summary>
    public TimeSpan? CpuSeenFromOutside() => _clock is { } clock && clock.Read() is var now && now > TimeSpan.Zero ? now + _cpuOffset : null;
}
