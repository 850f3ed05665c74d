using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Bounds of what functions do with entities. Those that are no settings end a call that asks for more than a response could carry.</summary>
public sealed record EntityLimits
{
    /// <summary>Rows that one call may give or create. More are read page by page.</summary>
    internal int Rows { get; init; } = 1_000;

    /// <summary>Rows of a page for which no limit is given.</summary>
    internal int PageRows => Math.Min(50, Rows);

    /// <summary>Rows that one call may fetch to judge them in the service, where the store cannot judge them itself.</summary>
    internal int RowsScanned { get; init; } = 10_000;

    /// <summary>Bytes of a row as JSON. Larger things are files.</summary>
    internal int RowBytes { get; init; } = 1 << 20;

    /// <summary>Bytes of the rows that one call gives.</summary>
    internal int ResultBytes { get; init; } = 8 << 20;

    [Setting("BAAS_DB_TIMEOUT", "timeout of one database call, including the wait for other calls; it bounds what a query may scan", Unit = "ms"), Range(10, 300_000)]
    public TimeSpan CallTime { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a transaction may be open: others wait for what it holds.</summary>
    internal TimeSpan TransactionTime { get; init; } = TimeSpan.FromSeconds(10);
}
