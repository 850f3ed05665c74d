namespace BaasFunctions.Service.Memory;

/// <summary>Bounds of the bytes that the service holds for callers and functions.</summary>
internal sealed record ByteBudgetOptions
{
    private const long Least = 32L << 20;

    /// <summary>
    /// All bytes: a quarter of what the heap may have, which is the container's limit or a share of it. Bytes that were returned stay in the heap until the
    /// next collection, and what is not counted needs room as well.
    /// </summary>
    public long TotalBytes { get; init; } = Math.Max(Least, GC.GetGCMemoryInfo(GCKind.Any).TotalAvailableMemoryBytes / 4);

    /// <summary>Bytes of one execution: room for the largest call with its answer.</summary>
    public long ExecutionBytes => TotalBytes / 3;

    /// <summary>Bytes that every execution holds from its beginning to its end: a small body, small calls and a small answer.</summary>
    public long OpeningBytes { get; init; } = 16 << 10;

    /// <summary>How long bytes are waited for.</summary>
    public TimeSpan Wait { get; init; } = TimeSpan.FromSeconds(5);
}
