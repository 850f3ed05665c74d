using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Service.Invocations.Chains;

/// <summary>
/// Counts what chains of calls use, and refuses what is beyond <see cref="ChainLimits"/>. A chain that stays within one process costs no call of the database; what goes through
/// the queue is counted in <c>baas_chains(project, id, executions, cpu_us, updated)</c> of the service's database, exactly, however many instances run it.
/// </summary>
internal sealed class ChainLedger(SqlDatabase database, ExecutionLimits limits, TimeProvider time)
{
    private TimeSpan CpuTime => limits.CpuTime * ChainLimits.CpuTimes;

    /// <summary>Counts an execution that is about to begin; gives why it may not.</summary>
    public async Task<HostCallError?> CountAsync(string project, CallChain chain, CancellationToken cancellation)
    {
        if (chain.Depth > ChainLimits.Depth)
        {
            return ChainFaults.TooDeep(chain);
        }

        return (await InTurnAsync<bool>(chain, async () =>
        {
            if (chain.Use.IsShared)
            {
                return await database.RunAsync<bool>(
                    CallScope.OfService, SqlAccess.Write, async (session, token) => await AddAsync(session, project, chain, 1, token) is { } over ? over : true, cancellation);
            }

            if (OverOf(chain, chain.Use.Executions + 1, chain.Use.Cpu) is { } refused)
            {
                return refused;
            }

            chain.Use.Executions++;
            return true;
        }, cancellation)).Fault;
    }

    /// <summary>Does something about a chain while nobody else does. What the database was told of it by <see cref="AddAsync"/> counts when the work succeeds.</summary>
    public async Task<CallResult<T>> InTurnAsync<T>(CallChain chain, Func<Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        var turn = await ChainTurn.BeginAsync(chain.Use, cancellation);
        var lasts = false;
        try
        {
            var done = await work();
            lasts = !done.Failed;
            return done;
        }
        finally
        {
            turn.End(lasts);
        }
    }

    /// <summary>Counts executions in the transaction of a session, with all that was not counted yet; gives why they may not be. Within a <see cref="ChainTurn"/> only.</summary>
    public async Task<HostCallError?> AddAsync(SqlSession session, string project, CallChain chain, int executions, CancellationToken cancellation)
    {
        if (chain.Depth > ChainLimits.Depth)
        {
            return ChainFaults.TooDeep(chain);
        }

        var use = chain.Use;
        var sql = new SqlText().Add("INSERT INTO baas_chains (project, id, executions, cpu_us, updated) VALUES (")
            .Value(project).Add(", ").Value(chain.Id).Add(", ").Value((use.IsTold ? 0 : use.Executions) + executions).Add(", ").Value(use.IsTold ? 0L : (long)use.Cpu.TotalMicroseconds).Add(", ").Value(time.GetUtcNow().ToUnixTimeMilliseconds())
            .Add(") ON CONFLICT (project, id) DO UPDATE SET executions = baas_chains.executions + excluded.executions, cpu_us = baas_chains.cpu_us + excluded.cpu_us, updated = excluded.updated")
            .Add(" RETURNING executions, cpu_us");
        var used = await session.RowsAsync(sql, static row => (Executions: row.GetInt64(0), Cpu: row.GetInt64(1)), cancellation);
        use.IsTold = true;
        return OverOf(chain, used[0].Executions, TimeSpan.FromMicroseconds(used[0].Cpu));
    }

    /// <summary>An execution has ended whose chain others may go on with: what it used is kept. A failure costs the chain's budget nothing more than that.</summary>
    /// <param name="project">The project.</param>
    /// <param name="chain">The chain.</param>
    /// <param name="isKnown">Whether the database has the chain in any case.</param>
    public async Task SettleAsync(string project, CallChain chain, bool isKnown)
    {
        if (isKnown || chain.Use.Executions == 0)
        {
            await InTurnAsync<bool>(chain, () => database.RunAsync<bool>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
            {
                await AddAsync(session, project, chain, 0, token);
                return true;
            }, CancellationToken.None), CancellationToken.None);
        }
    }

    private HostCallError? OverOf(CallChain chain, long executions, TimeSpan cpu) =>
        executions > ChainLimits.Executions ? ChainFaults.TooMany(chain)
        : limits.CpuTime > TimeSpan.Zero && cpu >= CpuTime ? ChainFaults.TooMuchCpu(chain, CpuTime)
        : null;
}
