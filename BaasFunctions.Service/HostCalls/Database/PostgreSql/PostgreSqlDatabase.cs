using System.Globalization;
using System.Net.Sockets;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// A PostgreSQL database that many instances may share. Every piece of work is one transaction that names its project, which row-level
/// security holds it to. What was lost is connected again by the next call.
/// </summary>
internal sealed class PostgreSqlDatabase : SqlDatabase
{
    /// <summary>Connections beside those of projects, so that keys are checked whatever these do; one of the two hears of changes.</summary>
    private const int ConnectionsOfService = 2;

    /// <summary>Calls of one project that wait for a connection; more are told to come again.</summary>
    private const int MaxWaiting = 1_000;

    private const int MaxPrepared = 50;

    private readonly NpgsqlDataSource _source;
    private readonly PostgreSqlListener _listener;
    private readonly EntityDeclarations _declarations;
    private readonly ILogger _logger;
    private readonly ProjectTurns _turns;
    private readonly Lock _opening = new();
    private readonly NpgsqlDataSource? _readers;
    private readonly string _readerName;
    private Task? _schema;
    private PostgreSqlRawQuery? _raw;

    public PostgreSqlDatabase(string url, string? rawUrl, EntityLimits limits, EntityDeclarations declarations, ILogger logger)
        : base(limits)
    {
        (_declarations, _logger, Dialect) = (declarations, logger, new PostgreSqlDialect(declarations));
        _turns = new ProjectTurns(limits.Connections, Math.Max(1, limits.Connections / 4), MaxWaiting);
        var address = new Uri(url);
        Place = $"DATABASE_URL, host {address.Host}, port {(address.Port > 0 ? address.Port : 5432)}, database {Uri.UnescapeDataString(address.AbsolutePath.TrimStart('/'))}";
        _source = NpgsqlDataSource.Create(ConnectionString(address, limits));
        _listener = new PostgreSqlListener(_source);
        _readers = rawUrl is null ? null : NpgsqlDataSource.Create(ConnectionString(new Uri(rawUrl), limits));
        _readerName = rawUrl is null ? "" : Uri.UnescapeDataString(new Uri(rawUrl).UserInfo.Split(':')[0]);
    }

    public override string Place { get; }

    public override bool IsOneForAll => true;

    public override SqlDialect Dialect { get; }

    public override Task<CallResult<T>> RunAsync<T>(
        CallScope scope, SqlAccess access, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation) =>
        InTimeAsync(async token =>
        {
            if (!await EnterAsync(scope, token, cancellation))
            {
                return EntityFaults.Busy;
            }

            try
            {
                await using var session = await OpenAsync(scope, access is SqlAccess.Write, token);
                return access is SqlAccess.Write ? await RunAndCommitAsync(session, work, token) : await work(session, token);
            }
            finally
            {
                Leave(scope);
            }
        }, cancellation);

    public override async Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Limits.CallTime);
        if (!await EnterAsync(scope, patience.Token, cancellation))
        {
            return EntityFaults.Busy;
        }

        var isBegun = false;
        try
        {
            var session = await OpenAsync(scope, writes: true, patience.Token);
            isBegun = true;
            return new SqlTransactionScope(
                scope.Project, session, Limits.TransactionTime, Limits.CallTime, static work => work(), Translate, () => Leave(scope));
        }
        catch (Exception) when (patience.IsCancellationRequested && !cancellation.IsCancellationRequested)
        {
            return EntityFaults.Busy;
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
        finally
        {
            if (!isBegun)
            {
                Leave(scope);
            }
        }
    }

    public override Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation) => _readers is null
        ? Task.FromResult<CallResult<RawRows>>(EntityFaults.RawIsOff)
        : InTimeAsync(async token =>
        {
            if (!await EnterAsync(scope, token, cancellation))
            {
                return EntityFaults.Busy;
            }

            try
            {
                await EnsureSchemaAsync(token);
                return await _raw!.RunAsync(scope, sql, parameters, token);
            }
            finally
            {
                Leave(scope);
            }
        }, cancellation);

    public override async Task ListenAsync(string channel, Action begun, Action<string> heard, CancellationToken cancellation)
    {
        await EnsureSchemaAsync(cancellation);
        await _listener.ListenAsync(channel, begun, heard, cancellation);
    }

    public override async Task<string?> CheckAsync(CancellationToken cancellation)
    {
        try
        {
            await EnsureSchemaAsync(cancellation);
            using var command = _source.CreateCommand("SELECT pg_is_in_recovery() OR current_setting('default_transaction_read_only') = 'on'");
            return await command.ExecuteScalarAsync(cancellation) is true ? $"{Place}: the database can only be read" : null;
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && Translate(fault) is not null)
        {
            // The one within says why: refused, unknown, not in time.
            var within = fault.InnerException is { } inner && !fault.Message.Contains(inner.Message, StringComparison.Ordinal) ? $" ({inner.Message})" : "";
            return $"{Place}: {fault.Message}{within}";
        }
        catch (PostgresException refused)
        {
            return $"{Place}: {refused.SqlState} {refused.MessageText}";
        }
    }

    public override async ValueTask DisposeAsync()
    {
        _listener.Dispose();
        await _source.DisposeAsync();
        if (_readers is not null)
        {
            await _readers.DisposeAsync();
        }
    }

    /// <summary>A project has its share of the connections; the service has its own.</summary>
    private async ValueTask<bool> EnterAsync(CallScope scope, CancellationToken patience, CancellationToken cancellation)
    {
        var entered = scope.Project.Length == 0 || await _turns.EnterAsync(scope.Project, patience);
        if (!entered)
        {
            cancellation.ThrowIfCancellationRequested();
        }

        return entered;
    }

    private void Leave(CallScope scope)
    {
        if (scope.Project.Length > 0)
        {
            _turns.Leave(scope.Project);
        }
    }

    private async Task<SqlSession> OpenAsync(CallScope scope, bool writes, CancellationToken cancellation)
    {
        await EnsureSchemaAsync(cancellation);
        var connection = await _source.OpenConnectionAsync(cancellation);
        try
        {
            // Sent with the first statement.
            var transaction = writes ? await connection.BeginTransactionAsync(cancellation) : null;
            return new PostgreSqlSession(connection, transaction, scope.Project, Limits);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    protected override Task OpenAsync(CancellationToken cancellation) => EnsureSchemaAsync(cancellation);

    /// <summary>Done once for all callers. Whoever stops waiting does not stop it: an index of many rows takes longer than a call may.</summary>
    private Task EnsureSchemaAsync(CancellationToken cancellation)
    {
        lock (_opening)
        {
            if (_schema is null or { IsFaulted: true } or { IsCanceled: true })
            {
                _schema = Task.Run(ApplySchemaAsync, CancellationToken.None);
            }

            return _schema.IsCompletedSuccessfully ? Task.CompletedTask : _schema.WaitAsync(cancellation);
        }
    }

    private async Task ApplySchemaAsync()
    {
        await using var connection = await _source.OpenConnectionAsync(CancellationToken.None);
        if (!await PostgreSqlSchema.ApplyAsync(connection, _declarations, CancellationToken.None))
        {
            _logger.RowSecurityBypassed();
        }

        if (_readers is not null)
        {
            _raw = new PostgreSqlRawQuery(
                _readers, await PostgreSqlSchema.AllowReaderAsync(connection, _readerName, CancellationToken.None), Limits);
        }
    }

    private static string ConnectionString(Uri url, EntityLimits limits)
    {
        var user = url.UserInfo.Split(':', 2);
        var builder = new NpgsqlConnectionStringBuilder
        {
            Host = url.Host,
            Port = url.Port > 0 ? url.Port : 5432,
            Database = Uri.UnescapeDataString(url.AbsolutePath.TrimStart('/')),
            Username = Uri.UnescapeDataString(user[0]),
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
            ApplicationName = "baas-functions",
            MaxPoolSize = limits.Connections + ConnectionsOfService,
            MaxAutoPrepare = MaxPrepared,
            AutoPrepareMinUsages = 2,
            Timeout = (int)Math.Ceiling(Math.Max(1, limits.CallTime.TotalSeconds)),
            CommandTimeout = (int)Math.Ceiling(Math.Max(1, limits.CallTime.TotalSeconds)) + 1,
            CancellationTimeout = 1000,
            KeepAlive = 30,
            IncludeErrorDetail = false,
        };
        foreach (var option in url.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            if (option.Split('=', 2) is ["sslmode", var mode])
            {
                builder.SslMode = Enum.TryParse<SslMode>(mode.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var ssl) ? ssl : SslMode.VerifyFull;
            }
        }

        return builder.ToString();
    }

    protected override HostCallError? Translate(Exception fault) => fault switch
    {
        PostgresException { SqlState: PostgresErrorCodes.UniqueViolation } => EntityFaults.Duplicate("The entity"),
        PostgresException { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected } => EntityFaults.Conflict,
        PostgresException { SqlState: PostgresErrorCodes.CheckViolation } => EntityFaults.RowTooLarge,
        PostgresException { SqlState: PostgresErrorCodes.DiskFull } => EntityFaults.Full,
        PostgresException { SqlState: PostgresErrorCodes.QueryCanceled } => EntityFaults.Timeout(Limits.CallTime),
        PostgresException { SqlState: PostgresErrorCodes.ProgramLimitExceeded } => new HostCallError(
            "VALUE_TOO_LONG", "A text of a field that BAAS_ENTITIES_FILE declares is too long for an index of PostgreSQL, which takes about 2,600 bytes; nothing was changed"),
        PostgresException { SqlState: PostgresErrorCodes.InFailedSqlTransaction } => EntityFaults.TransactionFailed,
        PostgresException { SqlState: PostgresErrorCodes.UntranslatableCharacter or PostgresErrorCodes.InvalidTextRepresentation or "22P05" or "22021" } =>
            new HostCallError("INVALID_ARGUMENT", "PostgreSQL cannot keep the character U+0000 in texts"),
        PostgresException { SqlState: var state } when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57", StringComparison.Ordinal)
            || state.StartsWith("53", StringComparison.Ordinal) || state.StartsWith("28", StringComparison.Ordinal) || state == "3D000" => EntityFaults.Unavailable,
        PostgresException => null,
        NpgsqlException or SocketException or IOException or TimeoutException => EntityFaults.Unavailable,
        InvalidOperationException or ObjectDisposedException => EntityFaults.Unavailable,
        _ => null,
    };
}
