using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Executions;

/// <summary>Closes the records of executions whose instance is gone.</summary>
internal sealed class LostExecutions(SqlDatabase database, ExecutionStore store, TimeProvider time)
{
    /// <summary>
    /// How long an instance may say nothing before its executions count as lost: six times the interval in which it does, so that neither a pause of the process nor
    /// a database that is away for a moment makes one lost that still runs.
    /// </summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(30);

    /// <summary>Closes them, and returns how many there were.</summary>
    /// <param name="isAlone">Whether no other instance can be alive.</param>
    /// <param name="cancellation">Ends the call.</param>
    public async Task<CallResult<long>> CloseAsync(bool isAlone, CancellationToken cancellation)
    {
        var (now, instance) = (time.GetUtcNow().ToUnixTimeMilliseconds(), store.Instance);
        var seenSince = isAlone ? long.MaxValue : now - (long)Silence.TotalMilliseconds;

        // Read first: there is nothing to close nearly always, and a write would wait for others.
        var any = await database.RunAsync<bool>(
            CallScope.OfService, SqlAccess.Read, async (session, token) => await session.ScalarAsync(AddGone(new SqlText().Add("SELECT id FROM baas_executions")).Add(" LIMIT 1"), token) is not null, cancellation);
        if (any.Failed)
        {
            return any.Fault;
        }

        return !any.Value ? 0L : await database.RunAsync<long>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        {
            var lost = await session.ExecuteAsync(
                AddGone(new SqlText().Add("UPDATE baas_executions SET outcome = ").Value(RecordOutcome.Lost).Add(", ended = ").Value(now)), token);
            await session.ExecuteAsync(new SqlText().Add("DELETE FROM baas_instances WHERE id <> ").Value(instance).Add(" AND seen < ").Value(seenSince), token);
            return lost;
        }, cancellation);

        SqlText AddGone(SqlText sql) => sql.Add(" WHERE ended = 0 AND instance <> ").Value(instance)
            .Add(" AND NOT EXISTS (SELECT 1 FROM baas_instances AS i WHERE i.id = baas_executions.instance AND i.seen >= ").Value(seenSince).Add(")");
    }
}
