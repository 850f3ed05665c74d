using System.Globalization;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Executions;

/// <summary>Deletes records that are too old, and the oldest of projects that have too many bytes of them; a few at a time, so that others do not wait.</summary>
internal sealed class ExecutionRetention(SqlDatabase database, ExecutionGrowth growth, ExecutionRecordOptions options, TimeProvider time)
{
    private const int BatchRows = 500;

    /// <summary>Projects and batches of one pass; the next goes on from there.</summary>
    private const int MaxBatches = 200;

    private string? _after;

    /// <summary>The least id of an execution that began at a time: ids are in the order of their times.</summary>
    public static string FirstIdAt(DateTimeOffset when)
    {
        var ms = Math.Max(0, when.ToUnixTimeMilliseconds());
        return string.Create(CultureInfo.InvariantCulture, $"{ms >> 16:x8}-{ms & 0xffff:x4}-");
    }

    /// <summary>Deletes; returns how many records.</summary>
    public async Task<CallResult<long>> RunAsync(CancellationToken cancellation)
    {
        var (deleted, batches) = (0L, 0);
        var keptFrom = FirstIdAt(time.GetUtcNow() - options.Keep);
        while (batches < MaxBatches)
        {
            var next = await NextAsync(_after, cancellation);
            if (next.Failed)
            {
                return next.Fault;
            }

            if (next.Value is not [{ } project])
            {
                _after = null;
                break;
            }

            _after = project;
            var excess = growth.IsDue(project) ? await ExcessAsync(project, cancellation) : 0L;
            for (var more = !excess.Failed; more; batches++)
            {
                var batch = await DeleteAsync(project, keptFrom, excess.Value, cancellation);
                if (batch.Failed)
                {
                    return batch.Fault;
                }

                deleted += batch.Value.Rows;
                excess = excess.Value - batch.Value.Bytes;
                more = batch.Value.Rows >= BatchRows && batches < MaxBatches;
            }

            if (excess.Failed)
            {
                return excess.Fault;
            }
        }

        return deleted;
    }

    /// <summary>The next project that has records, in a list of one.</summary>
    private Task<CallResult<IReadOnlyList<string>>> NextAsync(string? after, CancellationToken cancellation)
    {
        var sql = new SqlText().Add("SELECT project FROM baas_executions");
        if (after is not null)
        {
            sql.Add(" WHERE project > ").Value(after);
        }

        sql.Add(" ORDER BY project LIMIT 1");
        return database.RunAsync(CallScope.OfService, SqlAccess.Read, (session, token) => session.ReadAsync(
            sql, static async (reader, token) => CallResult<IReadOnlyList<string>>.Of(await reader.ReadAsync(token) ? [reader.GetString(0)] : []), token), cancellation);
    }

    /// <summary>Bytes that a project has beyond what it may; negative for less.</summary>
    private Task<CallResult<long>> ExcessAsync(string project, CancellationToken cancellation) =>
        database.RunAsync<long>(CallScope.OfService, SqlAccess.Read, async (session, token) =>
        {
            var bytes = await session.ScalarAsync(new SqlText().Add("SELECT sum(bytes) FROM baas_executions WHERE project = ").Value(project), token);
            return Convert.ToInt64(bytes ?? 0L, CultureInfo.InvariantCulture) - options.ProjectBytes;
        }, cancellation);

    /// <summary>Deletes the oldest of a project, as far as they have to go; returns how many and how large.</summary>
    private Task<CallResult<(long Rows, long Bytes)>> DeleteAsync(string project, string keptFrom, long excess, CancellationToken cancellation) =>
        database.RunAsync<(long Rows, long Bytes)>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            var (last, bytes) = await session.ReadAsync(
                new SqlText().Add("SELECT id, bytes FROM baas_executions WHERE project = ").Value(project).Add(" ORDER BY id LIMIT ").Value((long)BatchRows),
                async (reader, token) =>
                {
                    var (last, bytes) = ((string?)null, 0L);
                    while (await reader.ReadAsync(token) && (bytes < excess || string.CompareOrdinal(reader.GetString(0), keptFrom) < 0))
                    {
                        last = reader.GetString(0);
                        bytes += reader.GetInt64(1);
                    }

                    return (last, bytes);
                },
                token);
            if (last is null)
            {
                return (0L, 0L);
            }

            await session.ExecuteAsync(new SqlText().Add("DELETE FROM baas_execution_logs WHERE project = ").Value(project).Add(" AND id <= ").Value(last), token);
            return (await session.ExecuteAsync(new SqlText().Add("DELETE FROM baas_executions WHERE project = ").Value(project).Add(" AND id <= ").Value(last), token), bytes);
        }, cancellation);
}
