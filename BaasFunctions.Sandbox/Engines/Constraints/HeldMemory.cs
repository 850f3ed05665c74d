namespace BaasFunctions.Sandbox.Engines.Constraints;

/// <summary>
/// How much memory an execution holds at least. The runtime knows the size of the whole heap only, so everything that others allocated
/// since the execution began is taken to be still theirs: what the heap grew beyond that can only be its own. Exact when it is alone in
/// the process, and never to the harm of one that holds little beside one that holds much.
/// </summary>
internal sealed class HeldMemory
{
    private readonly long _heapAtStart = GC.GetTotalMemory(forceFullCollection: false);
    private readonly long _allocatedAtStart = GC.GetTotalAllocatedBytes(precise: false);

    /// <summary>
    /// What the execution holds at least when that is above its limit, else null. Asks the collector only when the heap, garbage
    /// included, has grown enough to check this execution.
    /// </summary>
    /// <param name="limit">Bytes that it may hold.</param>
    /// <param name="allocated">Bytes that the execution allocated.</param>
    /// <param name="collected">Whether a full collection was made to find out.</param>
    public long? Above(long limit, long allocated, out bool collected)
    {
        collected = false;
        if (AtLeast(allocated) <= limit)
        {
            return null;
        }

        GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: false);
        collected = true;
        return AtLeast(allocated) is var held && held > limit ? held : null;
    }

    private long AtLeast(long allocated)
    {
        var others = Math.Max(0, GC.GetTotalAllocatedBytes(precise: false) - _allocatedAtStart - allocated);
        return GC.GetTotalMemory(forceFullCollection: false) - _heapAtStart - others;
    }
}
