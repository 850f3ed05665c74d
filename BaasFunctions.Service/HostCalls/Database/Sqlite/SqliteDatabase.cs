using System.Collections.Concurrent;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// A SQLite file, the embedded default. Readers do not wait (WAL); writers of this process follow one another without holding a
/// thread meanwhile, and those of other processes are waited for in bounded time.
/// </summary>
internal sealed class SqliteDatabase : SqlDatabase
{
    private const int Threads = 8;
    private const int BusySeconds = 1;

    private readonly string _file;
    private readonly EntityDeclarations _declarations;
    private readonly bool _rawIsEnabled;
    private readonly SqliteThreads _threads = new(Threads);
    private readonly SemaphoreSlim _writer = new(1);
    private readonly ConcurrentBag<SqliteConnection> _idle = [];
    private readonly Lock _opening = new();
    private bool _isOpen;

    public SqliteDatabase(string file, EntityLimits limits, EntityDeclarations declarations, bool rawIsEnabled)
        : base(limits) => (_file, _declarations, _rawIsEnabled) = (file, declarations, rawIsEnabled);

    public override bool IsPresent => File.Exists(_file);

    public override string Place => _file;

    public override SqlDialect Dialect { get; } = new SqliteDialect();

    public override Task<CallResult<T>> RunAsync<T>(
        CallScope scope, bool writes, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation) =>
        InTimeAsync<T>(async token =>
        {
            if (writes && !await EnterAsync(token, cancellation))
            {
                return EntityFaults.Busy;
            }

            try
            {
                return await _threads.RunAsync(() => RunHereAsync(writes, work, token));
            }
            finally
            {
                if (writes)
                {
                    _writer.Release();
                }
            }
        }, cancellation);

    public override async Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Limits.CallTime);
        if (!await EnterAsync(patience.Token, cancellation))
        {
            return EntityFaults.Busy;
        }

        try
        {
            var session = await _threads.RunAsync(() => Task.FromResult(Open(writes: true, patience.Token)));
            return new SqlTransactionScope(
                scope.Project, session, Limits.TransactionTime, Limits.CallTime, _threads.RunAsync, Translate, () => _writer.Release());
        }
        catch (Exception fault)
        {
            _writer.Release();
            return Translate(fault) is { } told ? told : EntityFaults.Unavailable;
        }
    }

    public override Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation) => !_rawIsEnabled
        ? Task.FromResult<CallResult<RawRows>>(EntityFaults.RawIsOff)
        : InTimeAsync(token => _threads.RunAsync(() =>
        {
            EnsureOpen();
            return Task.FromResult(SqliteRawQuery.Run(_file, scope.Project, sql, parameters, Limits, token));
        }), cancellation);

    public override ValueTask DisposeAsync()
    {
        _threads.Dispose();
        while (_idle.TryTake(out var connection))
        {
            connection.Dispose();
        }

        return ValueTask.CompletedTask;
    }

    public override async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        if (!File.Exists(_file) && !Volatile.Read(ref _isOpen))
        {
            // Made when something is first kept; whether it can be is seen at the disk.
            return null;
        }

        try
        {
            return await _threads.RunAsync(() => Task.FromResult(Check())).WaitAsync(cancellation);
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            return fault is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } ? null : $"{_file}: {fault.Message}";
        }
    }

    /// <summary>By a connection of its own: one that is open reads what it remembers of a file that is gone.</summary>
    private string? Check()
    {
        EnsureOpen();
        if (!File.Exists(_file))
        {
            return $"{_file} was there and is not any more";
        }

        using var connection = Connect();
        using (var begin = connection.CreateCommand())
        {
            // Takes the lock for writing, which a file that can only be read refuses.
            begin.CommandText = "BEGIN IMMEDIATE; SELECT count(*) FROM (SELECT 1 FROM baas_rows LIMIT 1); ROLLBACK;";
            begin.ExecuteNonQuery();
        }

        return null;
    }

    private async Task<bool> EnterAsync(CancellationToken patience, CancellationToken cancellation)
    {
        try
        {
            await _writer.WaitAsync(patience);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>On a thread of SQLite's; nothing here is really asynchronous.</summary>
    private async Task<CallResult<T>> RunHereAsync<T>(
        bool writes, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        await using var session = Open(writes, cancellation);
        var handle = ((SqliteConnection)session.Connection).Handle;
        using (cancellation.Register(() => raw.sqlite3_interrupt(handle)))
        {
            var result = await work(session, cancellation);
            if (!result.Failed && session.Transaction is { } transaction)
            {
                await transaction.CommitAsync(CancellationToken.None);
            }

            return result;
        }
    }

    private SqlSession Open(bool writes, CancellationToken cancellation)
    {
        EnsureOpen();
        var connection = _idle.TryTake(out var idle) ? idle : Connect();
        try
        {
            return new SqlSession(connection, writes ? Begin(connection, cancellation) : null, isSound =>
            {
                if (isSound)
                {
                    _idle.Add(connection);
                }
                else
                {
                    connection.Dispose();
                }

                return ValueTask.CompletedTask;
            });
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Takes the lock of the file at once, so that what was read stays true until it is written.</summary>
    private static SqliteTransaction Begin(SqliteConnection connection, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return connection.BeginTransaction(deferred: false);
            }
            catch (SqliteException busy) when (busy.SqliteErrorCode is raw.SQLITE_BUSY && !cancellation.IsCancellationRequested)
            {
                // Another process writes; each try waits for as long as the connection is set to.
            }
        }
    }

    protected override Task OpenAsync(CancellationToken cancellation) => _threads.RunAsync(() =>
    {
        EnsureOpen();
        return Task.FromResult(true);
    });

    private void EnsureOpen()
    {
        lock (_opening)
        {
            if (_isOpen)
            {
                return;
            }

            // What SQLite makes beside the file (-wal, -shm) has the mode of the file.
            PrivateFile.CreateFolder(Path.GetDirectoryName(_file)!);
            PrivateFile.Create(_file);
            PrivateFile.Close(_file + "-wal");
            PrivateFile.Close(_file + "-shm");
            using var connection = Connect();
            SqliteSchema.Apply(connection, _declarations);
            _isOpen = true;
        }
    }

    private SqliteConnection Connect()
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = _file,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA trusted_schema = OFF; PRAGMA cache_size = -8000;";
        command.ExecuteNonQuery();
        return connection;
    }

    protected override HostCallError? Translate(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => EntityFaults.Busy,
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => EntityFaults.Full,
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } => EntityFaults.Duplicate("The entity"),
        SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM } =>
            EntityFaults.Unavailable,
        IOException or UnauthorizedAccessException => EntityFaults.Unavailable,
        _ => null,
    };
}
