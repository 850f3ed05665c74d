using System.Text.Json;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Executions;

/// <summary>
/// Writes records into the database of the service: <c>baas_executions</c>, their logs into <c>baas_execution_logs</c>. <c>baas_instances</c> has the
/// instances that have written an execution before it ended, and when each was last there.
/// </summary>
internal sealed class ExecutionStore(SqlDatabase database, ExecutionGrowth growth, TimeProvider time)
{
    private const string Columns =
        "project, id, execution_id, function_id, function_name, version, origin, caller, parent, started, ended, outcome, code, wall_us, cpu_us, status, instance, bytes, detail";

    /// <summary>What is known only when it has ended.</summary>
    private const string Closed =
        "ON CONFLICT (project, id) DO UPDATE SET ended = excluded.ended, outcome = excluded.outcome, code = excluded.code, wall_us = excluded.wall_us, "
        + "cpu_us = excluded.cpu_us, status = excluded.status, bytes = excluded.bytes, detail = excluded.detail";

    /// <summary>Names this life of this instance.</summary>
    public string Instance { get; } = Guid.CreateVersion7().ToString();

    /// <summary>Writes records in one transaction.</summary>
    public async Task<CallResult<bool>> WriteAsync(IReadOnlyList<ExecutionRecord> records, CancellationToken cancellation)
    {
        var written = await database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            if (records.Any(record => record.Ended is null))
            {
                // In the same transaction, so that nobody takes it for lost.
                await BeSeenAsync(session, token);
            }

            await session.InsertAsync(Insert(records), token);
            await session.InsertAsync(InsertLogs(records), token);
            return true;
        }, cancellation);
        if (!written.Failed)
        {
            growth.Add(records);
        }

        return written;
    }

    /// <summary>Says that this instance is there.</summary>
    public Task<CallResult<bool>> BeatAsync(CancellationToken cancellation) => database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
    {
        await BeSeenAsync(session, token);
        return true;
    }, cancellation);

    private Task BeSeenAsync(SqlSession session, CancellationToken token) => session.ExecuteAsync(
        new SqlText().Add("INSERT INTO baas_instances (id, seen) VALUES (").Value(Instance).Add(", ").Value(time.GetUtcNow().ToUnixTimeMilliseconds())
            .Add(") ON CONFLICT (id) DO UPDATE SET seen = excluded.seen"),
        token);

    private SqlInsert Insert(IReadOnlyList<ExecutionRecord> records)
    {
        var insert = new SqlInsert($"baas_executions ({Columns})", Closed);
        foreach (var record in records)
        {
            insert.Add(
                record.Project,
                record.Id,
                record.ExecutionId,
                record.FunctionId,
                record.FunctionName,
                (long)record.Version,
                TriggerNames.Of(record.Trigger),
                record.Caller,
                record.Parent,
                record.Started.ToUnixTimeMilliseconds(),
                record.Ended?.ToUnixTimeMilliseconds() ?? 0L,
                record.Outcome,
                record.Error?.Code ?? "",
                (long)(record.Metrics?.Wall.TotalMicroseconds ?? 0),
                (long)(record.Metrics?.Cpu.TotalMicroseconds ?? 0),
                (long)record.Status,
                Instance,
                (long)record.Bytes,
                DetailOf(record));
        }

        return insert;
    }

    private static SqlInsert InsertLogs(IReadOnlyList<ExecutionRecord> records)
    {
        var insert = new SqlInsert("baas_execution_logs (project, id, logs)", "ON CONFLICT (project, id) DO UPDATE SET logs = excluded.logs");
        foreach (var record in records.Where(static record => record.Logs.Length > 0))
        {
            insert.Add(record.Project, record.Id, record.Logs);
        }

        return insert;
    }

    private static string DetailOf(ExecutionRecord record) => record.Metrics is not { } metrics ? "{}" : JsonSerializer.Serialize(
        new RecordedDetail
        {
            Error = record.Error,
            QueueMs = Math.Round(metrics.Queue.TotalMilliseconds, 3),
            AllocatedBytes = metrics.AllocatedBytes,
            HostCalls = metrics.HostCalls,
            EgressCalls = metrics.EgressCalls,
            LogBytes = metrics.LogBytes,
            LogEntriesDropped = metrics.LogEntriesDropped,
            LogIsLost = record.LogIsLost,
        },
        ExecutionJson.Default.RecordedDetail);
}
