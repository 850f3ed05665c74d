using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Schedules;

/// <summary>Fires what is due. Every instance does; the database lets one of them have each due time.</summary>
internal sealed class ScheduleClock(
    ScheduleStore schedules, InvocationQuota quota, InvocationSignal invocations, ServiceDrain drain, TimeProvider time, ILogger<ScheduleClock> logger) : BackgroundService
{
    private readonly InvocationSignal _changed = new();
    private bool _isFailing;

    /// <summary>Schedules were changed on this instance.</summary>
    public void Wake() => _changed.Set();

    public override void Dispose()
    {
        base.Dispose();
        _changed.Dispose();
    }

    /// <summary>Fires what is due; gives when there will be more.</summary>
    public async Task<CallResult<DateTimeOffset>> FireAsync(CancellationToken cancellation)
    {
        var next = await schedules.NextAsync(cancellation);
        var later = time.GetUtcNow() + InvocationLimits.Poll;
        if (next.Failed || next.Value.Count == 0 || next.Value[0].Due > time.GetUtcNow())
        {
            return next.Failed ? next.Fault : next.Value is [var first, ..] && first.Due < later ? first.Due : later;
        }

        var full = new HashSet<string>(StringComparer.Ordinal);
        foreach (var project in next.Value.Select(static one => one.Project).Distinct())
        {
            if (await quota.CheckAsync(project, InvocationLimits.RowBytes, cancellation) is { } refused)
            {
                if (refused.Code != InvocationFaults.QueueQuota)
                {
                    return refused;
                }

                full.Add(project);
                logger.ScheduleWithoutRoom(LogText.Of(project));
            }
        }

        var fired = await schedules.FireAsync(project => !full.Contains(project), cancellation);
        if (fired.Failed)
        {
            return fired.Fault;
        }

        foreach (var invocation in fired.Value)
        {
            quota.Count(invocation.Project, invocation.Bytes);
        }

        invocations.Set();

        // Another look says whether there is more. Where another instance is at it, its transaction is given a moment.
        return time.GetUtcNow() + (fired.Value.Count > 0 ? TimeSpan.Zero : TimeSpan.FromMilliseconds(100));
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        while (!stoppingToken.IsCancellationRequested)
        {
            var wait = InvocationLimits.Poll;
            try
            {
                if (!drain.IsDraining)
                {
                    var next = await FireAsync(stoppingToken);
                    Note(next.Fault?.Code);
                    wait = next.Failed ? wait : next.Value - time.GetUtcNow();
                }
            }
            catch (Exception fault) when (!stoppingToken.IsCancellationRequested)
            {
                Note(fault.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            if (wait > TimeSpan.Zero)
            {
                await _changed.WaitAsync(wait, time, stoppingToken);
            }
        }
    }

    private void Note(string? cause)
    {
        if (cause is not null && !_isFailing)
        {
            logger.QueueUnreadable(cause);
        }

        _isFailing = cause is not null;
    }
}
