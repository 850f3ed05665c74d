using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Invocations.Chains;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Invocations;

/// <summary>Deletes invocations that are over for long, and the oldest of projects that have too many; a few at a time, so that others do not wait.</summary>
internal sealed class InvocationUpkeep(SqlDatabase database, TimeProvider time, ILogger<InvocationUpkeep> logger) : BackgroundService
{
    private const long BatchRows = 500;
    private const int MaxBatches = 100;

    private static readonly TimeSpan s_pause = TimeSpan.FromMinutes(5);

    /// <summary>Deletes; gives how many.</summary>
    public async Task<CallResult<long>> RunAsync(CancellationToken cancellation)
    {
        var deleted = 0L;
        var project = "";
        for (var batches = 0; batches < MaxBatches && database.IsPresent; batches++)
        {
            var next = await NextAsync(project, cancellation);
            if (next.Failed || next.Value.Length == 0)
            {
                return next.Failed ? next.Fault : await ForgetChainsAsync(cancellation) is { } fault ? fault : deleted;
            }

            var gone = await DeleteAsync(next.Value, cancellation);
            if (gone.Failed)
            {
                return gone;
            }

            deleted += gone.Value;
            project = gone.Value < BatchRows ? next.Value : project;
        }

        return deleted;
    }

    /// <summary>Chains of which nothing was heard for longer than an invocation waits at most.</summary>
    private async Task<HostCallError?> ForgetChainsAsync(CancellationToken cancellation) => (await database.RunAsync<long>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
        await session.ExecuteAsync(
            new SqlText().Add("DELETE FROM baas_chains WHERE id IN (SELECT id FROM baas_chains WHERE updated < ").Value((time.GetUtcNow() - ChainLimits.Kept).ToUnixTimeMilliseconds())
                .Add(" ORDER BY updated LIMIT ").Value(BatchRows).Add(")"),
            token), cancellation)).Fault;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(s_pause, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                if (!stoppingToken.IsCancellationRequested)
                {
                    await RunAsync(stoppingToken);
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                logger.QueueUnreadable(fault.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>The next project that has some that are over; empty for none.</summary>
    private Task<CallResult<string>> NextAsync(string after, CancellationToken cancellation) => database.RunAsync<string>(CallScope.OfService, SqlAccess.Read, async (session, token) =>
        (string?)await session.ScalarAsync(new SqlText().Add("SELECT min(project) FROM baas_invocations WHERE state > 2 AND project > ").Value(after), token) ?? "", cancellation);

    private Task<CallResult<long>> DeleteAsync(string project, CancellationToken cancellation) => database.RunAsync<long>(CallScope.OfService, SqlAccess.Write, async (session, token) =>
    {
        var oldest = (time.GetUtcNow() - InvocationLimits.Kept).ToUnixTimeMilliseconds();
        var nth = await session.ScalarAsync(
            new SqlText().Add("SELECT ended FROM baas_invocations WHERE state > 2 AND project = ").Value(project).Add(" ORDER BY ended DESC LIMIT 1 OFFSET ").Value(InvocationLimits.ProjectKept), token);
        var until = Math.Max(oldest, nth is long ended ? ended : 0);
        return await session.ExecuteAsync(
            new SqlText().Add("DELETE FROM baas_invocations WHERE project = ").Value(project).Add(" AND id IN (SELECT id FROM baas_invocations WHERE state > 2 AND project = ").Value(project)
                .Add(" AND ended <= ").Value(until).Add(" ORDER BY ended LIMIT ").Value(BatchRows).Add(")"),
            token);
    }, cancellation);
}
