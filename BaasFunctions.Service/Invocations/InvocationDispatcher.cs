using System.Collections.Concurrent;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Invocations;

/// <summary>
/// Has this instance run what waits in the queue: as soon as it is asked for here or heard of, else within seconds. What runs takes slots like every execution; here is
/// bounded how much is taken from the queue at a time, in all and of one project.
/// </summary>
internal sealed class InvocationDispatcher(
    InvocationQueue queue, InvocationRunner runner, InvocationSignal signal, ServiceDrain drain, SqlDatabase database, ExecutionOptions options, TimeProvider time,
    ILogger<InvocationDispatcher> logger) : BackgroundService
{
    /// <summary>For each slot, because an execution that waits for a call holds none.</summary>
    private const int PerSlot = 4;

    /// <summary>The part of it that one project may have: its functions may wait for as long as a minute.</summary>
    private const int ProjectPart = 4;

    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(100);

    private readonly int _most = PerSlot * options.MaxConcurrency;
    private readonly ConcurrentDictionary<string, (ClaimedInvocation Claimed, Task Run)> _running = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, int> _ofProject = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource _abort = new();
    private CancellationTokenSource _holding = new();
    private long _held = time.GetTimestamp();
    private bool _isFailing;
    private long _emptyLooks;

    /// <summary>Waits until a look that began meanwhile found nothing to run, and nothing of the queue runs on this instance.</summary>
    public async Task WhenIdleAsync(CancellationToken cancellation)
    {
        // The first look that ends may have begun before.
        for (var enough = Interlocked.Read(ref _emptyLooks) + 2; Interlocked.Read(ref _emptyLooks) < enough || !_running.IsEmpty;)
        {
            signal.Set();
            await Task.Delay(s_look, time, cancellation);
        }
    }

    /// <summary>Lets what runs end, and keeps how it did; what does not in time is given up and tried again elsewhere.</summary>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await EndedAsync().WaitAsync(cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _abort.CancelAsync();
    }

    public override void Dispose()
    {
        base.Dispose();
        _abort.Dispose();
        _holding.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The host goes on to start what listens.
        await Task.Yield();
        await Task.WhenAll(TakeAsync(stoppingToken), HoldAsync(stoppingToken), database.KeepListeningAsync(InvocationRows.Channel, signal.Set, _ => signal.Set(), InvocationLimits.Poll, time, logger, stoppingToken)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private Task EndedAsync() => Task.WhenAll(_running.Values.Select(static one => one.Run));

    private async Task TakeAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var wait = InvocationLimits.Poll;
            try
            {
                if (!drain.IsDraining)
                {
                    wait = await TakeOnceAsync(stopping);
                }
            }
            catch (Exception fault) when (!stopping.IsCancellationRequested)
            {
                Failed(fault.GetType().Name);
            }

            await signal.WaitAsync(wait, time, stopping);
        }
    }

    /// <summary>Takes what may be taken; gives how long there is nothing to do unless something is heard.</summary>
    private async Task<TimeSpan> TakeOnceAsync(CancellationToken stopping)
    {
        var free = _most - _running.Count;
        var round = await queue.ClaimAsync(free, FreeOf, stopping);
        if (round.Failed)
        {
            Failed(round.Fault.Code);
            return InvocationLimits.Poll;
        }

        _isFailing = false;
        if (round.Value.Claimed.Count == 0)
        {
            Interlocked.Increment(ref _emptyLooks);
        }

        foreach (var claimed in round.Value.Claimed)
        {
            Begin(claimed);
        }

        // There may be more of what was taken; the next look says so.
        return round.Value.Claimed.Count > 0 && round.Value.Claimed.Count < free ? TimeSpan.Zero
            : round.Value.NextDue is { } due && due - time.GetUtcNow() is var wait && wait < InvocationLimits.Poll ? (wait > TimeSpan.Zero ? wait : TimeSpan.Zero)
            : InvocationLimits.Poll;
    }

    private int FreeOf(string project) => Math.Max(1, _most / ProjectPart) - _ofProject.GetValueOrDefault(project);

    private void Begin(ClaimedInvocation claimed)
    {
        _ofProject.AddOrUpdate(claimed.Project, 1, static (_, count) => count + 1);
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _running[claimed.Id] = (claimed, started.Task);
        _ = Task.Run(async () =>
        {
            try
            {
                using var ending = CancellationTokenSource.CreateLinkedTokenSource(_holding.Token, _abort.Token);
                await runner.RunAsync(claimed, ending.Token);
            }
            catch (OperationCanceledException)
            {
                // It is somebody else's by now, or will be when the lease is over.
            }
            catch (Exception fault)
            {
                logger.InvocationFaulted(fault, claimed.Id);
            }
            finally
            {
                _running.TryRemove(claimed.Id, out _);
                Leave(claimed.Project);
                started.SetResult();
                signal.Set();
            }
        });
    }

    private void Leave(string project)
    {
        if (_ofProject.AddOrUpdate(project, 0, static (_, count) => count - 1) == 0)
        {
            _ofProject.TryRemove(new KeyValuePair<string, int>(project, 0));
        }
    }

    /// <summary>Says that this instance runs what it runs. When that could not be said for as long as a lease is, all of it is somebody else's, and is ended here.</summary>
    private async Task HoldAsync(CancellationToken stopping)
    {
        while (!_abort.IsCancellationRequested && (!stopping.IsCancellationRequested || !_running.IsEmpty))
        {
            // It goes on while the service ends and lets executions end.
            var pause = Task.Delay(InvocationLimits.Renewal, time, stopping.IsCancellationRequested ? _abort.Token : stopping);
            await Task.WhenAny(pause, stopping.IsCancellationRequested ? EndedAsync() : pause);
            var ids = _running.Keys.ToArray();
            var asked = time.GetTimestamp();
            if (ids.Length == 0 || await RenewedAsync(ids))
            {
                _held = asked;
            }
            else if (time.GetElapsedTime(_held) > InvocationLimits.Lease)
            {
                var lost = _holding;
                _holding = new CancellationTokenSource();
                _held = time.GetTimestamp();
                await lost.CancelAsync();
                lost.Dispose();
            }
        }
    }

    private async Task<bool> RenewedAsync(string[] ids)
    {
        try
        {
            return !(await queue.RenewAsync(ids, _abort.Token)).Failed;
        }
        catch (Exception)
        {
            return false;
        }
    }

    private void Failed(string cause)
    {
        if (!_isFailing)
        {
            _isFailing = true;
            logger.QueueUnreadable(cause);
        }
    }
}
