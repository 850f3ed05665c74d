using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>Entities in a database: one table of rows with JSON, every statement with the project in it.</summary>
internal sealed class SqlEntityStore(SqlDatabase database, EntityLimits limits, TimeProvider time) : IEntityStore
{
    private SqlDialect Dialect => database.Dialect;

    public Task<CallResult<EntityPage>> FindAsync(
        CallScope scope, string entity, EntityQuery query, IEntityTransaction? transaction, CancellationToken cancellation)
    {
        var fault = PageCursor.Open(query, limits, out var cursor);
        if (cursor?.FitsColumns(query) == false)
        {
            fault = EntityFaults.InvalidCursor;
        }

        if (fault is not null)
        {
            return Task.FromResult<CallResult<EntityPage>>(fault);
        }

        return RunAsync<EntityPage>(scope, AccessOf(query.Filter), transaction, async (session, token) =>
        {
            // One more than asked for tells whether there is a next page.
            var most = query.Limit ?? limits.Rows;
            var sql = Dialect.AddSelect(new SqlText(), scope.Project, entity, query, cursor, (long)most + 1);
            var rows = await ReadRowsAsync(session, sql, most + 1, scope.Held, token);
            if (rows.Failed)
            {
                return rows.Fault;
            }

            if (rows.Value.Count <= most)
            {
                return new EntityPage(rows.Value, null);
            }

            return query.Limit is null
                ? EntityFaults.TooManyRows(limits.Rows)
                : new EntityPage(rows.Value[..most], most == 0 ? null : CursorOf(query, rows.Value[most - 1]).ToText());
        }, cancellation);
    }

    public Task<CallResult<long>> CountAsync(
        CallScope scope, string entity, Filter filter, IEntityTransaction? transaction, CancellationToken cancellation) =>
        RunAsync<long>(scope, AccessOf(filter), transaction, async (session, token) =>
        {
            var sql = new SqlText().Add("SELECT count(*) FROM baas_rows WHERE ");
            return Convert.ToInt64(await session.ScalarAsync(Dialect.AddWhere(sql, scope.Project, entity, filter), token), null);
        }, cancellation);

    public Task<CallResult<IReadOnlyList<EntityRow>>> CreateAsync(
        CallScope scope, string entity, IReadOnlyList<NewRow> rows, IEntityTransaction? transaction, CancellationToken cancellation) =>
        RunAsync<IReadOnlyList<EntityRow>>(scope, SqlAccess.Write, transaction, async (session, token) =>
        {
            var created = new List<EntityRow>(rows.Count);
            foreach (var row in rows)
            {
                var made = await InsertAsync(session, scope, entity, row.Id ?? Guid.CreateVersion7(time.GetUtcNow()).ToString(), row.Data, token);
                if (made is null)
                {
                    return EntityFaults.Duplicate(entity);
                }

                created.Add(made);
                scope.Changes?.Add(entity, EntityEventKind.Created, made);
            }

            return created;
        }, cancellation);

    public Task<CallResult<EntityRow>> UpdateAsync(
        CallScope scope, string entity, string id, RowData data, IEntityTransaction? transaction, CancellationToken cancellation) =>
        RunAsync<EntityRow>(scope, SqlAccess.Write, transaction, async (session, token) =>
            await ChangeAsync(session, scope, entity, id, data, token) is { } row ? Noted(scope, entity, EntityEventKind.Updated, row) : EntityFaults.NotFound(entity, id), cancellation);

    public Task<CallResult<EntityRow>> UpsertAsync(
        CallScope scope, string entity, string id, RowData data, IEntityTransaction? transaction, CancellationToken cancellation) =>
        RunAsync<EntityRow>(scope, SqlAccess.Write, transaction, async (session, token) =>
        {
            // Somebody else may create or delete it in between, where there are other writers.
            for (var attempt = 0; attempt < 3; attempt++)
            {
                if (await ChangeAsync(session, scope, entity, id, data, token) is { } changed)
                {
                    return Noted(scope, entity, EntityEventKind.Updated, changed);
                }

                if (await InsertAsync(session, scope, entity, id, data, token) is { } created)
                {
                    return Noted(scope, entity, EntityEventKind.Created, created);
                }
            }

            return EntityFaults.Conflict;
        }, cancellation);

    public Task<CallResult<long>> UpdateManyAsync(
        CallScope scope, string entity, Filter filter, RowData data, IEntityTransaction? transaction, CancellationToken cancellation) =>
        RunAsync<long>(scope, SqlAccess.Write, transaction, async (session, token) =>
        {
            var sql = new SqlText().Add("UPDATE baas_rows SET data = ");
            sql.Add(Dialect.SetFields(data, sql)).Add(", updated = ").Value(Now).Add(" WHERE ");
            return await ChangeManyAsync(session, scope, entity, EntityEventKind.Updated, Dialect.AddWhere(sql, scope.Project, entity, filter), token);
        }, cancellation);

    public Task<CallResult<long>> DeleteAsync(
        CallScope scope, string entity, Filter filter, IEntityTransaction? transaction, CancellationToken cancellation) =>
        RunAsync<long>(scope, SqlAccess.Write, transaction, async (session, token) =>
            await ChangeManyAsync(
                session, scope, entity, EntityEventKind.Deleted, Dialect.AddWhere(new SqlText().Add("DELETE FROM baas_rows WHERE "), scope.Project, entity, filter), token), cancellation);

    public Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation) => database.BeginAsync(scope, cancellation);

    public Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, JsonElement parameters, CancellationToken cancellation) =>
        database.RawAsync(scope, sql, parameters, cancellation);

    public async Task<HostCallError?> PingAsync(CancellationToken cancellation)
    {
        var result = await database.RunAsync<long>(new CallScope { Project = "", ExecutionId = "health" }, SqlAccess.Read, async (session, token) =>
            Convert.ToInt64(await session.ScalarAsync(new SqlText().Add("SELECT 1"), token), null), cancellation);
        return result.Fault;
    }

    private Task<CallResult<T>> RunAsync<T>(
        CallScope scope, SqlAccess access, IEntityTransaction? transaction, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation) =>
        transaction is SqlTransactionScope within
            ? within.Project == scope.Project ? within.RunAsync(work, cancellation) : Task.FromResult<CallResult<T>>(EntityFaults.TransactionEnded)
            : scope.Changes?.BeforeCommit is { } last
            ? database.RunAsync<T>(
                scope,
                access,
                async (session, token) =>
                {
                    var done = await work(session, token);
                    return !done.Failed && await last(session, token) is { } refused ? refused : done;
                },
                cancellation)
            : database.RunAsync(scope, access, work, cancellation);

    private static EntityRow Noted(CallScope scope, string entity, EntityEventKind kind, EntityRow row)
    {
        scope.Changes?.Add(entity, kind, row);
        return row;
    }

    /// <summary>Changes or deletes rows; returns how many. Which they are is asked for only where somebody wants to know.</summary>
    private static Task<long> ChangeManyAsync(SqlSession session, CallScope scope, string entity, EntityEventKind kind, SqlText sql, CancellationToken cancellation) =>
        scope.Changes is not { } changes ? session.ExecuteAsync(sql, cancellation) : session.ReadAsync(
            sql.Add(" RETURNING id"),
            async (reader, token) =>
            {
                var count = 0L;
                for (; await reader.ReadAsync(token); count++)
                {
                    changes.Add(entity, kind, reader.GetString(0));
                }

                return count;
            },
            cancellation);

    /// <summary>A row by its id, and nothing else, is one step into the primary key.</summary>
    private static SqlAccess AccessOf(Filter filter) =>
        filter is Filter.Comparison { Operator: FilterOperator.Equal, Field.IsId: true } ? SqlAccess.PointRead : SqlAccess.Read;

    private long Now => time.GetUtcNow().ToUnixTimeSeconds();

    private async Task<EntityRow?> InsertAsync(SqlSession session, CallScope scope, string entity, string id, RowData data, CancellationToken cancellation)
    {
        var sql = new SqlText().Add("INSERT INTO baas_rows (project, entity, id, data, created, updated) VALUES (");
        sql.Value(scope.Project).Add(", ").Value(entity).Add(", ").Value(id).Add(", ").Add(Dialect.Json(data.Json, sql))
            .Add(", ").Value(Now).Add(", ").Value(Now).Add(") ON CONFLICT (project, entity, id) DO NOTHING RETURNING id, ").Add(Dialect.DataAsText).Add(", created, updated");
        var rows = await ReadRowsAsync(session, sql, 1, null, cancellation);
        return rows.Value is [var row] ? row : null;
    }

    private async Task<EntityRow?> ChangeAsync(SqlSession session, CallScope scope, string entity, string id, RowData data, CancellationToken cancellation)
    {
        var sql = new SqlText().Add("UPDATE baas_rows SET data = ");
        sql.Add(Dialect.SetFields(data, sql)).Add(", updated = ").Value(Now)
            .Add(" WHERE project = ").Value(scope.Project).Add(" AND entity = ").Value(entity).Add(" AND id = ").Value(id)
            .Add(" RETURNING id, ").Add(Dialect.DataAsText).Add(", created, updated");
        var rows = await ReadRowsAsync(session, sql, 1, null, cancellation);
        return rows.Value is [var row] ? row : null;
    }

    private Task<CallResult<List<EntityRow>>> ReadRowsAsync(SqlSession session, SqlText sql, int most, ByteReservation? held, CancellationToken cancellation) =>
        session.ReadAsync<CallResult<List<EntityRow>>>(sql, async (reader, token) =>
        {
            var rows = new List<EntityRow>();
            var bytes = 0L;
            while (rows.Count < most && await reader.ReadAsync(token))
            {
                var row = new EntityRow(reader.GetString(0), reader.GetFieldValue<byte[]>(1), reader.GetInt64(2), reader.GetInt64(3));
                bytes += row.DataJson.Length;
                if (bytes > limits.ResultBytes)
                {
                    return EntityFaults.ResultTooLarge(limits.ResultBytes);
                }

                // The row, and the row in the answer.
                if (held?.TryCover(2 * bytes) == false)
                {
                    return MemoryFaults.HostCall("The query", held, 2 * bytes);
                }

                rows.Add(row);
            }

            return rows;
        }, cancellation);

    private static PageCursor CursorOf(EntityQuery query, EntityRow last)
    {
        using var data = last.OpenData();
        var keys = query.OrderBy.Select(by => by.Field.Text switch
        {
            "id" => SortKey.Of(last.Id),
            "created" => SortKey.Of(last.Created ?? 0),
            "updated" => SortKey.Of(last.Updated ?? 0),
            _ => SortKey.Of(RowFilter.ValueOf(data.RootElement, by.Field)),
        });
        return new PageCursor(PageCursor.OrderOf(query), [.. keys], last.Id);
    }
}
