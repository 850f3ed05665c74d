namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Bounds of what functions do with entities.</summary>
public sealed record EntityLimits
{
    /// <summary>Rows that one call may give or create. Default 1,000.</summary>
    public int Rows { get; init; } = 1_000;

    /// <summary>Rows of a page for which no limit is given.</summary>
    public int PageRows => Math.Min(50, Rows);

    /// <summary>Rows that one call may fetch to judge them in the service, where the store cannot judge them itself. Default 10,000.</summary>
    public int RowsScanned { get; init; } = 10_000;

    /// <summary>Bytes of a row as JSON. Default 1 MB.</summary>
    public int RowBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of the rows that one call gives. Default 8 MB.</summary>
    public int ResultBytes { get; init; } = 8 << 20;

    /// <summary>How long one call may take in the store, waiting for others included. Default 5 s.</summary>
    public TimeSpan CallTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a transaction may be open. Default 10 s.</summary>
    public TimeSpan TransactionTime { get; init; } = TimeSpan.FromSeconds(10);
}
