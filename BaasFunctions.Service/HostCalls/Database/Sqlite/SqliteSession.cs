using System.Data.Common;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>A piece of work on a file. Nothing in it is really asynchronous.</summary>
internal sealed class SqliteSession : SqlSession
{
    private readonly SqliteFile _file;
    private readonly SqliteLink _link;
    private readonly bool _writes;
    private readonly EntityLimits _limits;
    private int _changes;
    private bool _ended;

    private SqliteSession(SqliteFile file, SqliteLink link, bool writes, EntityLimits limits) => (_file, _link, _writes, _limits) = (file, link, writes, limits);

    /// <summary>Begins, with a connection of the file. A session that writes takes the lock of the file at once, so that what was read stays true until it is written.</summary>
    public static SqliteSession Begin(SqliteFile file, SqliteLink link, bool writes, EntityLimits limits, CancellationToken cancellation)
    {
        var session = new SqliteSession(file, link, writes, limits);
        if (!writes)
        {
            return session;
        }

        try
        {
            file.ShortenLog(link);
            Lock(link, cancellation);
            session._changes = raw.sqlite3_total_changes(link.Handle);
            return session;
        }
        catch
        {
            file.Return(link, isSound: false);
            throw;
        }
    }

    public override async Task<T> ReadAsync<T>(SqlText sql, Func<DbDataReader, CancellationToken, Task<T>> read, CancellationToken cancellation)
    {
        EnsureTransaction();
        using (_link.Within(_limits.CallTime, cancellation))
        {
            return await _link.ReadAsync(sql, reader => read(reader, cancellation));
        }
    }

    public override Task<long> ExecuteAsync(SqlText sql, CancellationToken cancellation)
    {
        EnsureTransaction();
        using (_link.Within(_limits.CallTime, cancellation))
        {
            return _link.ReadAsync(sql, static reader => Task.FromResult((long)Math.Max(0, reader.RecordsAffected)));
        }
    }

    public override Task InsertAsync(SqlInsert insert, CancellationToken cancellation)
    {
        EnsureTransaction();
        using (_link.Within(_limits.CallTime, cancellation))
        {
            _link.Insert(insert);
        }

        return Task.CompletedTask;
    }

    public override Task<HostCallError?> CheckQuotaAsync(CancellationToken cancellation)
    {
        EnsureTransaction();
        if (!_writes || !_file.HasQuota || raw.sqlite3_total_changes(_link.Handle) == _changes)
        {
            return Task.FromResult<HostCallError?>(null);
        }

        return Task.FromResult(_file.ReadUse(_link).Exceeds(_limits, _file.LastUse ?? default));
    }

    public override Task CommitAsync(CancellationToken cancellation)
    {
        EnsureTransaction();
        if (_writes)
        {
            var use = _file.HasQuota && raw.sqlite3_total_changes(_link.Handle) != _changes ? _file.ReadUse(_link) : _file.LastUse;
            _link.ExecutePrepared("COMMIT");
            _file.LastUse = use;
        }

        _ended = true;
        return Task.CompletedTask;
    }

    public override ValueTask DisposeAsync()
    {
        var isSound = true;
        try
        {
            if (_writes && !_ended && !_link.IsAutoCommit)
            {
                _link.ExecutePrepared("ROLLBACK");
            }
        }
        catch (SqliteException)
        {
            isSound = false;
        }

        _file.Return(_link, isSound);
        return ValueTask.CompletedTask;
    }

    /// <summary>The lock of the file, which another process may have: each try waits for as long as the connection is set to.</summary>
    private static void Lock(SqliteLink link, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                link.ExecutePrepared("BEGIN IMMEDIATE");
                return;
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is raw.SQLITE_BUSY && !cancellation.IsCancellationRequested)
            {
            }
        }
    }

    /// <summary>Without its transaction, each further statement would last by itself.</summary>
    private void EnsureTransaction()
    {
        if (_writes && _link.IsAutoCommit)
        {
            throw new SqliteException("The transaction was given up.", raw.SQLITE_ABORT);
        }
    }
}
