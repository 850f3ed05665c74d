namespace BaasFunctions.Sandbox.Engines.Constraints;

/// <summary>
/// How much of the heap each execution of the process may hold while it is parked. What it allocated is an upper bound. All together hold no more than the
/// heap, garbage included, so where the sum is larger, each is taken to hold its share of that.
/// </summary>
internal static class HeapShares
{
    /// <summary>Below it the sum is not worth a question to the collector.</summary>
    private const long NotWorthIt = 32L << 20;

    private static long s_allocated;

    /// <summary>An execution that had allocated <paramref name="before"/> when it was last asked for has allocated <paramref name="now"/>.</summary>
    /// <returns>The bytes that it may hold.</returns>
    public static long Update(long before, long now)
    {
        var all = Interlocked.Add(ref s_allocated, now - before);
        if (all < NotWorthIt)
        {
            return now;
        }

        var heap = GC.GetTotalMemory(forceFullCollection: false);
        return heap >= all ? now : (long)((double)now * heap / all);
    }

    /// <summary>It has ended.</summary>
    public static void Remove(long before) => Interlocked.Add(ref s_allocated, -before);
}
