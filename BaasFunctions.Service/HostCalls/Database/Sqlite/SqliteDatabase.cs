using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Observability;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging;
using SQLitePCL;

namespace BaasFunctions.Service.HostCalls.Database.Sqlite;

/// <summary>
/// SQLite files, the embedded default: one for each project, and one for the service, which has threads of its own. What one project does to its file, and
/// what happens to it, touches nobody else.
/// </summary>
/// <remarks>
/// A row by its key is read on the thread of the caller. Scans and writes block, so they have a bounded number of threads, on which projects have turns. Writers
/// of one project follow one another without holding a thread meanwhile.
/// </remarks>
internal sealed class SqliteDatabase : SqlDatabase
{
    private const int ThreadsOfService = 2;

    /// <summary>Calls of one project that wait for a thread; more are told to come again.</summary>
    private const int MaxWaiting = 1_000;

    private static readonly int s_threads = Math.Clamp(2 * Environment.ProcessorCount, 8, 32);

    private readonly string _directory;
    private readonly EntityDeclarations _declarations;
    private readonly bool _rawIsEnabled;
    private readonly ILogger _logger;
    private readonly string _projects;
    private readonly SqliteThreads _threads = new(s_threads);
    private readonly SqliteThreads _threadsOfService = new(ThreadsOfService);

    /// <summary>A quarter for one project: a scan may take seconds, and nobody can be asked to leave a thread.</summary>
    private readonly ProjectTurns _turns = new(s_threads, s_threads / 4, MaxWaiting);

    private readonly SqliteFile _service;
    private readonly SqliteFile _empty;
    private readonly SqliteFiles _files;
    private readonly SingleFileMigration _migration;
    private readonly Lock _preparing = new();
    private volatile bool _isPrepared;

    public SqliteDatabase(string directory, EntityLimits limits, EntityDeclarations declarations, bool rawIsEnabled, ILogger logger)
        : base(limits)
    {
        (_directory, _declarations, _rawIsEnabled, _logger) = (directory, declarations, rawIsEnabled, logger);
        _projects = Path.Combine(directory, SqliteFiles.Folder);
        _service = new SqliteFile(Path.Combine(directory, "service.db"), new SqliteServiceSchema(), limits);
        _empty = new SqliteFile(SqliteFile.Memory, new SqliteProjectSchema("", EntityDeclarations.None), limits);
        _files = new SqliteFiles(
            _projects,
            limits.OpenFiles,
            (path, project) => new SqliteFile(path, new SqliteProjectSchema(project, declarations), limits),
            Close);
        _migration = new SingleFileMigration(directory, _projects, _service.Path);
    }

    public override bool IsPresent => _service.IsPresent || _migration.IsNeeded;

    public override string Place => _directory;

    public override SqlDialect Dialect { get; } = new SqliteDialect();

    public override Task<CallResult<T>> RunAsync<T>(
        CallScope scope, SqlAccess access, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation) =>
        InTimeAsync(token => WithFileAsync(scope, async taken =>
        {
            var file = access is SqlAccess.Write || taken == _service || taken.IsPresent ? taken : _empty;
            if (access is SqlAccess.PointRead && file.TakeIdle() is { } link)
            {
                await using var session = SqliteSession.Begin(file, link, writes: false, Limits, token);
                return await work(session, token);
            }

            return access is SqlAccess.Write
                ? await WriteAsync(scope, file, work, token, cancellation)
                : await InTurnAsync(scope, () => RunHereAsync(file, writes: false, work, token), token, cancellation);
        }), cancellation);

    public override async Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Limits.CallTime);
        var file = Take(scope);
        var (isWriter, isBegun) = (false, false);
        try
        {
            await PrepareFilesAsync();
            if (!await EnterAsync(file.Writer, patience.Token, cancellation))
            {
                return EntityFaults.Busy;
            }

            isWriter = true;
            var begun = await InTurnAsync<SqlSession>(
                scope, () => Task.FromResult<CallResult<SqlSession>>(SqliteSession.Begin(file, file.Take(), writes: true, Limits, patience.Token)), patience.Token, cancellation);
            if (begun.Failed)
            {
                return begun.Fault;
            }

            isBegun = true;
            return new SqlTransactionScope(scope.Project, begun.Value, Limits.TransactionTime, Limits.CallTime, work => InTurnAsync(scope, work), Translate, () =>
            {
                file.Writer.Release();
                Release(scope);
            });
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && (Translate(fault) is not null || fault is StoreFormatException or EntityDeclarationException))
        {
            if (IsOfFile(fault))
            {
                Report(file, fault);
            }

            return Translate(fault) ?? EntityFaults.Unavailable;
        }
        finally
        {
            if (!isBegun)
            {
                if (isWriter)
                {
                    file.Writer.Release();
                }

                Release(scope);
            }
        }
    }

    public override Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation) => !_rawIsEnabled
        ? Task.FromResult<CallResult<RawRows>>(EntityFaults.RawIsOff)
        : InTimeAsync(token => WithFileAsync(scope, file =>
            InTurnAsync(scope, () => Task.FromResult(SqliteRawQuery.Run(file.IsPresent ? file : _empty, scope.Project, sql, parameters, Limits, token)), token, cancellation)), cancellation);

    public override async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        if (!IsPresent)
        {
            // Made when something is first kept; whether it can be is seen at the disk.
            return null;
        }

        try
        {
            await PrepareFilesAsync().WaitAsync(cancellation);
            return await _threadsOfService.RunAsync(() => Task.FromResult(Check())).WaitAsync(cancellation);
        }
        catch (StoreFormatException wrong)
        {
            return wrong.Message;
        }
        catch (Exception fault) when (fault is SqliteException or IOException or UnauthorizedAccessException)
        {
            return fault is SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } ? null : $"{_service.Path}: {fault.Message}";
        }
    }

    public override ValueTask DisposeAsync()
    {
        _threads.Dispose();
        _threadsOfService.Dispose();
        _files.CloseAll();
        _service.Dispose();
        _empty.Dispose();
        return ValueTask.CompletedTask;
    }

    protected override Task OpenAsync(CancellationToken cancellation) => _threadsOfService.RunAsync(() =>
    {
        PrepareFiles();
        if (_service.IsPresent)
        {
            _service.EnsureOpen();
        }

        if (_declarations.AreGiven)
        {
            Declare(cancellation);
        }

        return Task.CompletedTask;
    });

    protected override HostCallError? Translate(Exception fault) => fault switch
    {
        SqliteException { SqliteErrorCode: raw.SQLITE_BUSY or raw.SQLITE_LOCKED } => EntityFaults.Busy,
        SqliteException { SqliteErrorCode: raw.SQLITE_INTERRUPT } => EntityFaults.Timeout(Limits.CallTime),
        SqliteException { SqliteErrorCode: raw.SQLITE_ABORT } => EntityFaults.TransactionFailed,

        // The file may not grow any more, or the disk cannot.
        SqliteException { SqliteErrorCode: raw.SQLITE_FULL } => HasSpace()
            ? EntityFaults.QuotaOf("bytes", Limits.ProjectBytes + 1, Limits.ProjectBytes, "BAAS_PROJECT_BYTES")
            : EntityFaults.Full,
        SqliteException { SqliteErrorCode: raw.SQLITE_TOOBIG } or SqliteException { SqliteExtendedErrorCode: raw.SQLITE_CONSTRAINT_CHECK } => EntityFaults.RowTooLarge,
        SqliteException { SqliteErrorCode: raw.SQLITE_CONSTRAINT } => EntityFaults.Duplicate("The entity"),
        SqliteException unusable when IsOfFile(unusable) => EntityFaults.Unavailable,
        IOException or UnauthorizedAccessException => EntityFaults.Unavailable,
        _ => null,
    };

    private static bool IsOfFile(Exception fault) => fault
        is SqliteException { SqliteErrorCode: raw.SQLITE_CANTOPEN or raw.SQLITE_IOERR or raw.SQLITE_READONLY or raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB or raw.SQLITE_PERM }
        or StoreFormatException or EntityDeclarationException;

    private bool HasSpace()
    {
        try
        {
            return new DriveInfo(_directory).AvailableFreeSpace > SqliteFile.SpareBytes;
        }
        catch (Exception unknown) when (unknown is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }

    private void Close(SqliteFile file)
    {
        try
        {
            _ = _threads.RunAsync(() =>
            {
                file.Dispose();
                return Task.CompletedTask;
            });
        }
        catch (TaskSchedulerException)
        {
            // The service ends, and its threads have.
            file.Dispose();
        }
    }

    private void Report(SqliteFile file, Exception fault)
    {
        if (!file.IsReported)
        {
            file.IsReported = true;
            _logger.FileUnusable(file.Path, fault.Message);
        }
    }

    /// <summary>Work on the file of a project, or on that of the service. What makes the file unusable is reported once.</summary>
    private async Task<T> WithFileAsync<T>(CallScope scope, Func<SqliteFile, Task<T>> work)
    {
        await PrepareFilesAsync();
        var file = Take(scope);
        try
        {
            return await work(file);
        }
        catch (Exception fault) when (IsOfFile(fault))
        {
            Report(file, fault);
            throw;
        }
        finally
        {
            Release(scope);
        }
    }

    private SqliteFile Take(CallScope scope) => scope.Project.Length == 0 ? _service : _files.Take(scope.Project);

    private void Release(CallScope scope)
    {
        if (scope.Project.Length > 0)
        {
            _files.Release(scope.Project);
        }
    }

    private async Task<CallResult<T>> WriteAsync<T>(
        CallScope scope, SqliteFile file, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken patience, CancellationToken cancellation)
    {
        if (!await EnterAsync(file.Writer, patience, cancellation))
        {
            return EntityFaults.Busy;
        }

        try
        {
            return await InTurnAsync(scope, () => RunHereAsync(file, writes: true, work, patience), patience, cancellation);
        }
        finally
        {
            file.Writer.Release();
        }
    }

    private static async Task<bool> EnterAsync(SemaphoreSlim writer, CancellationToken patience, CancellationToken cancellation)
    {
        try
        {
            await writer.WaitAsync(patience);
            return true;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>On a thread for what blocks, when it is the turn of the project; the service does not wait for projects.</summary>
    private async Task<CallResult<T>> InTurnAsync<T>(CallScope scope, Func<Task<CallResult<T>>> work, CancellationToken patience, CancellationToken cancellation)
    {
        if (scope.Project.Length == 0)
        {
            return await _threadsOfService.RunAsync(work);
        }

        if (!await _turns.EnterAsync(scope.Project, patience))
        {
            cancellation.ThrowIfCancellationRequested();
            return EntityFaults.Busy;
        }

        try
        {
            return await _threads.RunAsync(work);
        }
        finally
        {
            _turns.Leave(scope.Project);
        }
    }

    /// <summary>Work of a transaction that has begun, which others of its project wait for.</summary>
    private async Task InTurnAsync(CallScope scope, Func<Task> work)
    {
        await _turns.EnterAsync(scope.Project, CancellationToken.None, mustWait: true);
        try
        {
            await _threads.RunAsync(work);
        }
        finally
        {
            _turns.Leave(scope.Project);
        }
    }

    private async Task<CallResult<T>> RunHereAsync<T>(
        SqliteFile file, bool writes, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        await using var session = SqliteSession.Begin(file, file.Take(), writes, Limits, cancellation);
        return writes ? await RunAndCommitAsync(session, work, cancellation) : await work(session, cancellation);
    }

    private Task PrepareFilesAsync() => _isPrepared ? Task.CompletedTask : _threadsOfService.RunAsync(() =>
    {
        PrepareFiles();
        return Task.CompletedTask;
    });

    /// <summary>Before any file is used: data of an earlier version is brought along.</summary>
    private void PrepareFiles()
    {
        lock (_preparing)
        {
            if (_isPrepared)
            {
                return;
            }

            if (_migration.Run() is { } projects)
            {
                _logger.DataDivided(projects, _directory);
            }

            _isPrepared = true;
        }
    }

    /// <summary>Brings the files of all projects to what is declared, unless it is known that they follow it.</summary>
    private void Declare(CancellationToken cancellation)
    {
        if (!_service.IsPresent && !Directory.Exists(_projects))
        {
            // New files follow it from the beginning.
            return;
        }

        var link = _service.Take();
        try
        {
            if (SqliteAbout.Read(link, SqliteAbout.Declarations) == _declarations.Stamp)
            {
                return;
            }

            foreach (var path in Directory.Exists(_projects) ? Directory.EnumerateFiles(_projects, "*.db") : [])
            {
                cancellation.ThrowIfCancellationRequested();
                DeclareIn(path);
            }

            SqliteAbout.Write(link, SqliteAbout.Declarations, _declarations.Stamp);
        }
        finally
        {
            _service.Return(link, isSound: true);
        }
    }

    private void DeclareIn(string path)
    {
        try
        {
            using var link = SqliteLink.Open(path, SqliteOpenMode.ReadWrite);
            if (SqliteVersion.IsMade(link) && SqliteAbout.Read(link, SqliteAbout.Project) is { } project)
            {
                new SqliteProjectSchema(project, _declarations).Apply(link);
            }
        }
        catch (SqliteException fault)
        {
            // One that cannot be read is no reason for others to wait; what it lacks is made when it is opened.
            _logger.FileUnusable(path, fault.Message);
        }
    }

    /// <summary>By a connection of its own: one that is open reads what it remembers of a file that is gone.</summary>
    private string? Check()
    {
        if (!File.Exists(_service.Path))
        {
            return _service.IsOpen ? $"{_service.Path} was there and is not any more" : null;
        }

        _service.EnsureOpen();
        using var link = SqliteLink.Open(_service.Path, SqliteOpenMode.ReadWrite);

        // Takes the lock for writing, which a file that can only be read refuses.
        link.Execute("BEGIN IMMEDIATE; SELECT count(*) FROM (SELECT 1 FROM baas_api_keys LIMIT 1); ROLLBACK;");
        return null;
    }
}
