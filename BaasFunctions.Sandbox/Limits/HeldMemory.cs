namespace BaasFunctions.Sandbox.Limits;

/// <summary>
/// Estimates how much memory an execution holds. The runtime knows the size of the whole heap only, so the growth since the
/// execution began is attributed by its share of all that was allocated meanwhile. Exact when it is alone in the process.
/// </summary>
internal sealed class HeldMemory
{
    /// <summary>From this share of all allocations on, an execution counts as alone.</summary>
    private const double Alone = 0.9;

    private readonly long _heapAtStart = GC.GetTotalMemory(forceFullCollection: false);
    private readonly long _allocatedAtStart = GC.GetTotalAllocatedBytes(precise: false);

    /// <summary>
    /// What the execution holds when that is certainly above its limit, else null. Asks the collector only when the heap, garbage
    /// included, has grown enough to make it suspect.
    /// </summary>
    /// <param name="limit">Bytes that it may hold.</param>
    /// <param name="allocated">Bytes that the execution allocated.</param>
    /// <param name="collected">Whether a full collection was made to find out.</param>
    public long? Above(long limit, long allocated, out bool collected)
    {
        collected = false;
        var share = (double)allocated / Math.Max(allocated, GC.GetTotalAllocatedBytes(precise: false) - _allocatedAtStart);
        // Beside others the estimate is rough, so it takes more to end an execution by it.
        var threshold = share >= Alone ? limit : limit * 2;
        if (Held(GC.GetTotalMemory(forceFullCollection: false), share) <= threshold)
        {
            return null;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        collected = true;
        var held = Held(GC.GetTotalMemory(forceFullCollection: false), share);
        return held > threshold ? held : null;
    }

    private long Held(long heap, double share) => (long)(Math.Max(0, heap - _heapAtStart) * share);
}
