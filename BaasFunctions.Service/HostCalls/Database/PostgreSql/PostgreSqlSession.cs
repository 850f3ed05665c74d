using System.Data.Common;
using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using Npgsql;

namespace BaasFunctions.Service.HostCalls.Database.PostgreSql;

/// <summary>
/// A piece of work on a connection. Each statement is sent together with what has to come before and after it, in one round trip: who it is for, and what the
/// project keeps. A statement that only reads has no other transaction than that of its round trip.
/// </summary>
internal sealed class PostgreSqlSession(NpgsqlConnection connection, NpgsqlTransaction? transaction, string project, EntityLimits limits) : SqlSession
{
    private const string Use = "SELECT coalesce(sum(rows), 0)::bigint, coalesce(sum(bytes), 0)::bigint FROM baas_usage WHERE project = $1";

    /// <summary>Rows of one statement: each is a round trip, and more rows make a long text.</summary>
    private const int RowsOfInsert = 50;

    private bool _isScoped;
    private StorageUse? _before;
    private StorageUse _after;

    /// <summary>The service itself has no quota.</summary>
    private bool IsCounted => transaction is not null && project.Length > 0;

    public override Task<T> ReadAsync<T>(SqlText sql, Func<DbDataReader, CancellationToken, Task<T>> read, CancellationToken cancellation) =>
        SendAsync(sql, (reader, _, token) => read(reader, token), hasRows: true, cancellation);

    public override Task<long> ExecuteAsync(SqlText sql, CancellationToken cancellation) =>
        SendAsync(sql, static (_, statement, _) => Task.FromResult((long)Math.Max(0, statement.RecordsAffected)), hasRows: false, cancellation);

    public override async Task InsertAsync(SqlInsert insert, CancellationToken cancellation)
    {
        for (var first = 0; first < insert.Rows.Count; first += RowsOfInsert)
        {
            await ExecuteAsync(insert.ToText(first, Math.Min(RowsOfInsert, insert.Rows.Count - first)), cancellation);
        }
    }

    public override Task<HostCallError?> CheckQuotaAsync(CancellationToken cancellation) =>
        Task.FromResult(_before is { } before ? _after.Exceeds(limits, before) : null);

    public override Task CommitAsync(CancellationToken cancellation) => transaction is null ? Task.CompletedTask : transaction.CommitAsync(cancellation);

    public override async ValueTask DisposeAsync()
    {
        try
        {
            if (transaction is not null)
            {
                // Gives up what was not committed.
                await transaction.DisposeAsync();
            }
        }
        catch (Exception gone) when (gone is DbException or IOException or ObjectDisposedException)
        {
            // So is the connection, and what it had not committed.
        }
        finally
        {
            await connection.DisposeAsync();
        }
    }

    /// <param name="sql">The statement.</param>
    /// <param name="result">Makes the result: of the reader, where the statement gives rows, or of the statement that was run.</param>
    /// <param name="hasRows">Whether it gives rows.</param>
    /// <param name="cancellation">Ends it.</param>
    private async Task<T> SendAsync<T>(
        SqlText sql, Func<NpgsqlDataReader, NpgsqlBatchCommand, CancellationToken, Task<T>> result, bool hasRows, CancellationToken cancellation)
    {
        var (isFirst, isCounted) = (!_isScoped, IsCounted);
        var statement = StatementOf(sql);
        await using var batch = new NpgsqlBatch(connection, transaction);
        if (isFirst)
        {
            batch.BatchCommands.Add(Scope());
        }

        if (isFirst && isCounted)
        {
            batch.BatchCommands.Add(Command(Use, project));
        }

        batch.BatchCommands.Add(statement);
        if (isCounted)
        {
            batch.BatchCommands.Add(Command(Use, project));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        if (isFirst)
        {
            await reader.NextResultAsync(cancellation);
            if (isCounted)
            {
                _before = await ReadUseAsync(reader, cancellation);
                await reader.NextResultAsync(cancellation);
            }
        }

        // Without rows there is no result to be passed over.
        var made = hasRows ? await result(reader, statement, cancellation) : default;
        if (isCounted)
        {
            if (hasRows)
            {
                await reader.NextResultAsync(cancellation);
            }

            _after = await ReadUseAsync(reader, cancellation);
        }

        while (await reader.NextResultAsync(cancellation))
        {
        }

        _isScoped = transaction is not null;
        return hasRows ? made! : await result(reader, statement, cancellation);
    }

    /// <summary>Both settings end with the transaction, so that a pooled connection keeps nothing of a project.</summary>
    private NpgsqlBatchCommand Scope() => Command(
        "SELECT set_config('baas.project', $1, true), set_config('statement_timeout', $2, true)",
        project,
        ((long)limits.CallTime.TotalMilliseconds).ToString(CultureInfo.InvariantCulture));

    private static NpgsqlBatchCommand Command(string sql, params ReadOnlySpan<string> values)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static NpgsqlBatchCommand StatementOf(SqlText sql)
    {
        var command = new NpgsqlBatchCommand(sql.ToString());
        for (var i = 0; i < sql.Values.Count; i++)
        {
            command.Parameters.Add(new NpgsqlParameter { ParameterName = SqlText.NameOf(i), Value = sql.Values[i] });
        }

        return command;
    }

    private static async Task<StorageUse> ReadUseAsync(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        await reader.ReadAsync(cancellation);
        return new StorageUse(reader.GetInt64(0), reader.GetInt64(1));
    }
}
