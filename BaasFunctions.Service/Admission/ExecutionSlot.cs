namespace BaasFunctions.Service.Admission;

/// <summary>The right of one execution to run. While it is parked, others may; disposing it ends it, and twice is harmless.</summary>
internal sealed class ExecutionSlot(FairConcurrencyLimiter limiter, ProjectQueue queue) : IDisposable
{
    public ProjectQueue Queue => queue;

    /// <summary>Whether the execution is parked. Guarded by the lock of the limiter, as are the other members that can be set.</summary>
    public bool IsParked { get; set; }

    /// <summary>Memory that it may hold since it was parked first, in bytes.</summary>
    public long HeldBytes { get; set; }

    /// <summary>Whether it is over.</summary>
    public bool IsReleased { get; set; }

    /// <summary>The execution waits for a host call or a timer, and uses no processor.</summary>
    /// <param name="bytes">Memory that it may hold meanwhile.</param>
    public void Park(long bytes) => limiter.Park(this, bytes);

    /// <summary>It continues, even beyond what may run at once: nothing new of its project begins until that many have ended or wait.</summary>
    public void Unpark() => limiter.Unpark(this);

    public void Dispose() => limiter.Release(this);
}
