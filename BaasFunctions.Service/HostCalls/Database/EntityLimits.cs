using System.ComponentModel.DataAnnotations;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Bounds of what functions do with entities. Those that are no settings end a call that asks for more than a response could carry.</summary>
public sealed record EntityLimits
{
    /// <summary>Bytes that a row may grow to through changes, as the database has it. The tables say so, too.</summary>
    internal const int StoredRowBytes = 2 << 20;

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

    [Setting("BAAS_DB_CONNECTIONS", "connections to PostgreSQL that functions use at a time; one project uses a quarter of them at most, and two more are the service's own", Unit = "connections"), Range(4, 10_000)]
    public int Connections { get; init; } = 50;

    [Setting("BAAS_DB_OPEN_FILES", "SQLite files of projects that stay open; each takes up to 4 MB and 10 file descriptors", Unit = "files"), Range(1, 10_000)]
    public int OpenFiles { get; init; } = 100;

    [Setting("BAAS_PROJECT_BYTES", "bytes of entities and `context.kv` of one project in the database: the pages in use on SQLite, the rows on PostgreSQL", Unit = "bytes"), Range(1_048_576d, 1L << 50)]
    public long ProjectBytes { get; init; } = 1L << 30;

    [Setting("BAAS_PROJECT_ROWS", "rows of entities and values of `context.kv` of one project", Unit = "rows"), Range(1d, 1L << 40)]
    public long ProjectRows { get; init; } = 5_000_000;

    /// <summary>Bytes of SQLite's log of writes from which the next write waits until it is empty. It grows while somebody reads what was there before.</summary>
    internal long LogBytes { get; init; } = 64 << 20;

    /// <summary>How long a transaction may be open: others wait for what it holds.</summary>
    internal TimeSpan TransactionTime { get; init; } = TimeSpan.FromSeconds(10);
}
