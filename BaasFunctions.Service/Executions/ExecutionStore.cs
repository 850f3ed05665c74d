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
        " ON CONFLICT (project, id) DO UPDATE SET ended = excluded.ended, outcome = excluded.outcome, code = excluded.code, wall_us = excluded.wall_us, "
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

            foreach (var chunk in records.Chunk(session.RowsOfInsert))
            {
                await session.ExecuteAsync(Insert(chunk), token);
            }

            foreach (var chunk in records.Where(record => record.Logs.Length > 0).Chunk(session.RowsOfInsert))
            {
                await session.ExecuteAsync(InsertLogs(chunk), token);
            }

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

    private SqlText Insert(ExecutionRecord[] records)
    {
        var sql = new SqlText().Add($"INSERT INTO baas_executions ({Columns}) VALUES ");
        for (var i = 0; i < records.Length; i++)
        {
            var record = records[i];
            sql.Add(i == 0 ? "(" : ", (").Value(record.Project)
                .Add(", ").Value(record.Id)
                .Add(", ").Value(record.ExecutionId)
                .Add(", ").Value(record.FunctionId)
                .Add(", ").Value(record.FunctionName)
                .Add(", ").Value((long)record.Version)
                .Add(", ").Value(TriggerNames.Of(record.Trigger))
                .Add(", ").Value(record.Caller)
                .Add(", ").Value(record.Parent)
                .Add(", ").Value(record.Started.ToUnixTimeMilliseconds())
                .Add(", ").Value(record.Ended?.ToUnixTimeMilliseconds() ?? 0L)
                .Add(", ").Value(record.Outcome)
                .Add(", ").Value(record.Error?.Code ?? "")
                .Add(", ").Value((long)(record.Metrics?.Wall.TotalMicroseconds ?? 0))
                .Add(", ").Value((long)(record.Metrics?.Cpu.TotalMicroseconds ?? 0))
                .Add(", ").Value((long)record.Status)
                .Add(", ").Value(Instance)
                .Add(", ").Value((long)record.Bytes)
                .Add(", ").Value(DetailOf(record)).Add(")");
        }

        return sql.Add(Closed);
    }

    private static SqlText InsertLogs(ExecutionRecord[] records)
    {
        var sql = new SqlText().Add("INSERT INTO baas_execution_logs (project, id, logs) VALUES ");
        for (var i = 0; i < records.Length; i++)
        {
            sql.Add(i == 0 ? "(" : ", (").Value(records[i].Project).Add(", ").Value(records[i].Id).Add(", ").Value(records[i].Logs).Add(")");
        }

        return sql.Add(" ON CONFLICT (project, id) DO UPDATE SET logs = excluded.logs");
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
