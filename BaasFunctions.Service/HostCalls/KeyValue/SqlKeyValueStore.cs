using System.Globalization;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.HostCalls.KeyValue;

/// <summary>Keys and values in the database of the entities: <c>baas_values(project, key, value, expires)</c>.</summary>
internal sealed class SqlKeyValueStore(SqlDatabase database, TimeProvider time) : IKeyValueStore
{
    private const int RemovedAtOnce = 100;

    public Task<CallResult<string>> GetAsync(CallScope scope, string key, CancellationToken cancellation) =>
        database.RunAsync<string>(scope, SqlAccess.PointRead, async (session, token) =>
            await ReadAsync(session, scope, key, token) ?? "", cancellation);

    public Task<CallResult<bool>> SetAsync(CallScope scope, string key, string valueJson, TimeSpan? time, CancellationToken cancellation) =>
        database.RunAsync<bool>(scope, SqlAccess.Write, async (session, token) =>
        {
            await WriteAsync(session, scope, key, valueJson, Expiry(time), token);
            return true;
        }, cancellation);

    public Task<CallResult<bool>> DeleteAsync(CallScope scope, string key, CancellationToken cancellation) =>
        database.RunAsync<bool>(scope, SqlAccess.Write, async (session, token) =>
        {
            var was = await ReadAsync(session, scope, key, token) is not null;
            await session.ExecuteAsync(Where(new SqlText().Add("DELETE FROM baas_values"), scope, key), token);
            return was;
        }, cancellation);

    public Task<CallResult<IReadOnlyList<string>>> ListAsync(CallScope scope, string prefix, string? after, int limit, CancellationToken cancellation) =>
        database.RunAsync<IReadOnlyList<string>>(scope, SqlAccess.Read, async (session, token) =>
        {
            var sql = new SqlText().Add("SELECT key FROM baas_values WHERE project = ").Value(scope.Project).Add(" AND key >= ").Value(prefix);
            if (prefix.Length > 0 && CodePointOrder.AfterPrefix(prefix) is { } end)
            {
                sql.Add(" AND key < ").Value(end);
            }

            sql.Add(" AND (expires IS NULL OR expires > ").Value(Now).Add(")");
            if (after is not null)
            {
                sql.Add(" AND key > ").Value(after);
            }

            sql.Add(" ORDER BY key LIMIT ").Value((long)limit);
            return CallResult<IReadOnlyList<string>>.Of(await session.RowsAsync(sql, static row => row.GetString(0), token));
        }, cancellation);

    public Task<CallResult<double>> IncrementAsync(CallScope scope, string key, double by, TimeSpan? time, CancellationToken cancellation) =>
        database.RunAsync<double>(scope, SqlAccess.Write, async (session, token) =>
        {
            await LockAsync(session, scope, key, token);
            var value = await ReadAsync(session, scope, key, token);
            var before = 0.0;
            if (value is not null && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out before))
            {
                return new HostCallError("NOT_A_NUMBER", "The value of this key is not a number");
            }

            var sum = before + by;
            if (!double.IsFinite(sum))
            {
                return new HostCallError("NOT_A_NUMBER", "The sum is too large for a number");
            }

            var text = sum.ToString("R", CultureInfo.InvariantCulture);
            if (value is null)
            {
                await WriteAsync(session, scope, key, text, Expiry(time), token);
            }
            else
            {
                await session.ExecuteAsync(Where(new SqlText().Add("UPDATE baas_values SET value = ").Value(text), scope, key), token);
            }

            return sum;
        }, cancellation);

    public Task<CallResult<bool>> CompareAndSetAsync(
        CallScope scope, string key, JsonElement expected, string valueJson, TimeSpan? time, CancellationToken cancellation) =>
        database.RunAsync<bool>(scope, SqlAccess.Write, async (session, token) =>
        {
            await LockAsync(session, scope, key, token);
            using var found = JsonDocument.Parse(await ReadAsync(session, scope, key, token) ?? "null");
            if (!JsonElement.DeepEquals(found.RootElement, expected))
            {
                return false;
            }

            await WriteAsync(session, scope, key, valueJson, Expiry(time), token);
            return true;
        }, cancellation);

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private long? Expiry(TimeSpan? after) => after is { } span ? Now + (long)span.TotalMilliseconds : null;

    /// <summary>What changes one key follows one another, also where the database lets writers run at the same time.</summary>
    private Task LockAsync(SqlSession session, CallScope scope, string key, CancellationToken cancellation) =>
        database.Dialect.Lock(scope.Project, key) is { } sql ? session.ScalarAsync(sql, cancellation) : Task.CompletedTask;

    private async Task<string?> ReadAsync(SqlSession session, CallScope scope, string key, CancellationToken cancellation)
    {
        var sql = Where(new SqlText().Add("SELECT value FROM baas_values"), scope, key).Add(" AND (expires IS NULL OR expires > ").Value(Now).Add(")");
        return await session.ScalarAsync(sql, cancellation) as string;
    }

    private async Task WriteAsync(SqlSession session, CallScope scope, string key, string value, long? expires, CancellationToken cancellation)
    {
        var write = new SqlText().Add("INSERT INTO baas_values (project, key, value, expires) VALUES (")
            .Value(scope.Project).Add(", ").Value(key).Add(", ").Value(value).Add(", ");
        write.Add(database.Dialect.NullableNumber(expires, write)).Add(") ON CONFLICT (project, key) DO UPDATE SET value = excluded.value, expires = excluded.expires");
        await session.ExecuteAsync(write, cancellation);

        // A few of those whose time is over, so that they do not pile up.
        var sql = new SqlText().Add("DELETE FROM baas_values WHERE project = ").Value(scope.Project).Add(" AND key IN (SELECT key FROM baas_values WHERE project = ").Value(scope.Project);
        sql.Add(" AND expires <= ").Value(Now).Add($" LIMIT {RemovedAtOnce})");
        await session.ExecuteAsync(sql, cancellation);
    }

    private static SqlText Where(SqlText sql, CallScope scope, string key) => sql.Add(" WHERE project = ").Value(scope.Project).Add(" AND key = ").Value(key);
}
