using System.Collections.Concurrent;
using System.Globalization;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// One database file. Readers do not wait (WAL); writers of this process follow one another without holding a thread meanwhile, and those of other
/// processes are waited for in bounded time.
/// </summary>
internal sealed class SqliteFile(string path, ISqliteSchema schema, EntityLimits limits) : IDisposable
{
    /// <summary>A path of none: each connection has an empty database of its own.</summary>
    public const string Memory = ":memory:";

    /// <summary>As many as one project runs at a time; more come and go.</summary>
    private const int MaxIdle = 3;

    /// <summary>How much a file may grow beyond its quota while a transaction runs, which then cannot be committed; deletes need some of it.</summary>
    public const long SpareBytes = 16 << 20;

    private const int BusyMs = 1_000;

    private readonly ConcurrentStack<SqliteLink> _idle = [];
    private readonly Lock _opening = new();
    private int _idleCount;
    private long _pageBytes = 4096;
    private volatile bool _isOpen;

    public string Path => path;

    /// <summary>Held by the one who writes, for a whole transaction.</summary>
    public SemaphoreSlim Writer { get; } = new(1);

    public bool IsOpen => _isOpen;

    public bool IsPresent => _isOpen || File.Exists(path);

    /// <summary>Whether the operator was told that it cannot be used.</summary>
    public bool IsReported { get; set; }

    public bool HasQuota => schema.HasQuota;

    /// <summary>What was kept after the last write; null when nobody has looked. Changed by the one who writes.</summary>
    public StorageUse? LastUse { get; set; }

    /// <summary>A connection that is open already; null where one would have to be opened, which takes its time.</summary>
    public SqliteLink? TakeIdle()
    {
        if (!_isOpen || !_idle.TryPop(out var link))
        {
            return null;
        }

        Interlocked.Decrement(ref _idleCount);
        return link;
    }

    /// <summary>A connection; the file is made where there is none.</summary>
    public SqliteLink Take()
    {
        EnsureOpen();
        return TakeIdle() ?? Connect();
    }

    /// <summary>A connection of its own for one query of a function: it cannot write, and does not use the disk for what it sorts.</summary>
    public SqliteLink OpenReader(long maxMemory)
    {
        EnsureOpen();
        var link = path == Memory ? Connect() : SqliteLink.Open(path, SqliteOpenMode.ReadOnly);
        link.BoundMemory(maxMemory);
        return link;
    }

    public void Return(SqliteLink link, bool isSound)
    {
        if (isSound && Interlocked.Increment(ref _idleCount) <= MaxIdle)
        {
            _idle.Push(link);
            return;
        }

        if (isSound)
        {
            Interlocked.Decrement(ref _idleCount);
        }

        link.Dispose();
    }

    /// <summary>Makes the file where there is none, and brings it to what this version needs.</summary>
    public void EnsureOpen()
    {
        if (_isOpen)
        {
            return;
        }

        lock (_opening)
        {
            if (_isOpen)
            {
                return;
            }

            if (path == Memory)
            {
                _isOpen = true;
                return;
            }

            // What SQLite makes beside the file (-wal, -shm) has the mode of the file.
            PrivateFile.CreateFolder(System.IO.Path.GetDirectoryName(path)!);
            PrivateFile.Create(path);
            PrivateFile.Close(path + "-wal");
            PrivateFile.Close(path + "-shm");
            var link = Connect();
            try
            {
                schema.Apply(link);
                LastUse = HasQuota ? ReadUse(link) : null;
                _isOpen = true;
            }
            catch
            {
                link.Dispose();
                throw;
            }

            Return(link, isSound: true);
        }
    }

    /// <summary>What is kept, as far as this connection sees it.</summary>
    public StorageUse ReadUse(SqliteLink link)
    {
        var rows = (long)link.ExecutePrepared("SELECT rows FROM baas_usage")!;
        var pages = (long)link.ExecutePrepared("PRAGMA page_count")! - (long)link.ExecutePrepared("PRAGMA freelist_count")!;
        return new StorageUse(rows, pages * _pageBytes);
    }

    /// <summary>
    /// Before a write: a log that became long is written back and emptied, for which readers of the past are waited for. Readers that follow one another without
    /// a gap would let it grow without end.
    /// </summary>
    public void ShortenLog(SqliteLink link)
    {
        if (!IsLogLong())
        {
            return;
        }

        raw.sqlite3_busy_timeout(link.Handle, BusyMs);
        link.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        raw.sqlite3_busy_timeout(link.Handle, 0);
        if (IsLogLong())
        {
            throw new SqliteException("Readers of the past keep the log from being emptied.", raw.SQLITE_BUSY);
        }

        bool IsLogLong() => new FileInfo(path + "-wal") is { Exists: true, Length: var length } && length > limits.LogBytes;
    }

    /// <summary>When nobody uses it any more.</summary>
    public void Dispose()
    {
        while (_idle.TryPop(out var link))
        {
            link.Dispose();
        }

        Writer.Dispose();
    }

    private SqliteLink Connect()
    {
        var link = SqliteLink.Open(path, SqliteOpenMode.ReadWriteCreate);
        try
        {
            if (path == Memory)
            {
                schema.Apply(link);
                return link;
            }

            link.Execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;");
            if (HasQuota)
            {
                raw.sqlite3_limit(link.Handle, raw.SQLITE_LIMIT_LENGTH, limits.ResultBytes + limits.RowBytes);
                _pageBytes = (long)link.Scalar("PRAGMA page_size")!;
                var kept = (long)link.Scalar("PRAGMA page_count")! * _pageBytes;
                link.Execute(string.Create(CultureInfo.InvariantCulture, $"PRAGMA max_page_count = {(Math.Max(limits.ProjectBytes, kept) + SpareBytes) / _pageBytes}"));
            }

            return link;
        }
        catch
        {
            link.Dispose();
            throw;
        }
    }
}
