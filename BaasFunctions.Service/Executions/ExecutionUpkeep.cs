using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Executions;

/// <summary>
/// What has to be done beside requests: saying that this instance is there, closing records of those that are not any more, and deleting old ones. At the end
/// it writes what waits.
/// </summary>
internal sealed class ExecutionUpkeep(
    SqlDatabase database, ExecutionRecorder recorder, ExecutionStore store, LostExecutions lost, ExecutionRetention retention, ExecutionInstance instance,
    TimeProvider time, ILogger<ExecutionUpkeep> logger) : BackgroundService
{
    private static readonly TimeSpan s_beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_retention = TimeSpan.FromMinutes(1);

    /// <summary>How long the end of the service may wait for the last records.</summary>
    private static readonly TimeSpan s_lastFlush = TimeSpan.FromSeconds(2);

    private DateTimeOffset _retained;
    private bool _isFailing;

    /// <summary>One round.</summary>
    public async Task RunOnceAsync(CancellationToken cancellation)
    {
        if (!database.IsPresent)
        {
            // There is nothing yet, and looking makes nothing.
            return;
        }

        var isAlone = instance.Enter();
        HostCallError? fault = null;
        if (recorder.HasOpen)
        {
            fault = (await store.BeatAsync(cancellation)).Fault;
        }

        var closed = await lost.CloseAsync(isAlone, cancellation);
        fault ??= closed.Fault;
        if (closed is { Failed: false, Value: > 0 })
        {
            logger.ExecutionsLost(closed.Value);
        }

        if (time.GetUtcNow() - _retained >= s_retention)
        {
            _retained = time.GetUtcNow();
            fault ??= (await retention.RunAsync(cancellation)).Fault;
        }

        Tell(fault?.Message);
    }

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(s_lastFlush);
        try
        {
            // A database that hangs does not end the wait by itself.
            await recorder.FlushAsync(patience.Token).WaitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            logger.RecordsNotWritten("the service ends, and the database did not answer in time");
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (true)
        {
            try
            {
                await RunOnceAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                Tell(fault.Message);
            }

            await Task.Delay(s_beat, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }
        }
    }

    private void Tell(string? fault)
    {
        if (fault is not null && !_isFailing)
        {
            logger.UpkeepFailed(fault);
        }

        _isFailing = fault is not null;
    }
}
