using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// A place for one worker at a time. While the slot is wanted, a worker that takes no more executions is replaced, with a growing delay when workers end
/// without having run anything; what still runs in it ends beside the next one. An execution enters the slot before it uses the worker; the number of entries is bounded.
/// </summary>
internal sealed class WorkerSlot
{
    private readonly Lock _gate = new();
    private readonly WorkerFleet _fleet;
    private readonly SemaphoreSlim _places;
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private CancellationTokenSource? _wanted;
    private Task _keeping = Task.CompletedTask;
    private Task _leaving = Task.CompletedTask;
    private Worker? _worker;
    private long _lastUse;
    private volatile bool _isAbandoned;

    public WorkerSlot(int number, int capacity, bool singleUse, WorkerFleet fleet)
    {
        Number = number;
        Capacity = capacity;
        SingleUse = singleUse;
        _fleet = fleet;
        _places = new SemaphoreSlim(capacity, capacity);
        _lastUse = fleet.Time.GetTimestamp();
    }

    public int Number { get; }

    public int Capacity { get; }

    /// <summary>Whether a worker ends after one execution.</summary>
    public bool SingleUse { get; }

    public bool IsReady => Volatile.Read(ref _worker) is { IsOpen: true };

    /// <summary>Whether the slot should have a worker.</summary>
    public bool IsKept => Volatile.Read(ref _wanted) is not null;

    /// <summary>Executions that may still enter.</summary>
    public int Free => _places.CurrentCount;

    public bool IsIdle => _places.CurrentCount == Capacity;

    /// <summary>Whether the slot is retired for good: executions must use another slot.</summary>
    public bool IsAbandoned => _isAbandoned;

    /// <summary>Time since an execution entered or left it.</summary>
    public TimeSpan Unused => _fleet.Time.GetElapsedTime(Volatile.Read(ref _lastUse));

    /// <summary>Private memory of its worker in bytes; zero when it has none.</summary>
    public long PrivateBytes => Volatile.Read(ref _worker)?.PrivateBytes ?? 0;

    /// <summary>Kills its worker, if it has one: the executions in it are not at fault.</summary>
    public void GiveWay() => Volatile.Read(ref _worker)?.Kill(WorkerExitReason.KilledByOthers);

    /// <summary>Waits for a place and for a worker, within the remaining time; null when there is none in time.</summary>
    public async ValueTask<WorkerLease?> EnterAsync(TimeBudget wait, CancellationToken cancellationToken)
    {
        if (!_places.Wait(0, CancellationToken.None) && !await _places.WaitAsync(wait.Left, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        Volatile.Write(ref _lastUse, _fleet.Time.GetTimestamp());
        var lease = new WorkerLease(this);
        try
        {
            lease.Worker = Volatile.Read(ref _worker) is { IsOpen: true } worker
                ? worker
                : await WaitForWorkerAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            lease.Dispose();
            throw;
        }

        if (lease.Worker is not null)
        {
            return lease;
        }

        lease.Dispose();
        return null;
    }

    public void Leave(Worker? used)
    {
        if (SingleUse)
        {
            used?.Retire();
        }

        Volatile.Write(ref _lastUse, _fleet.Time.GetTimestamp());
        _places.Release();
    }

    /// <summary>From now on the slot should have a worker.</summary>
    public void Keep()
    {
        lock (_gate)
        {
            if (_wanted is null && !_isAbandoned && !_fleet.IsStopping)
            {
                _wanted = new CancellationTokenSource();
                _keeping = KeepAsync(_keeping, _wanted.Token);
            }
        }
    }

    /// <summary>Completes when there is a worker, the time is over, or the service ends.</summary>
    public async Task WhenReadyAsync(TimeSpan wait) => await WaitForWorkerAsync(new TimeBudget(_fleet.Time, wait), CancellationToken.None).ConfigureAwait(false);

    /// <summary>No worker is wanted any more; the current one ends after its executions. Completes when it is gone.</summary>
    public Task RetireAsync()
    {
        Worker? worker;
        lock (_gate)
        {
            _wanted?.Cancel();
            _wanted = null;
            worker = _worker;
        }

        worker?.Retire();
        return _keeping;
    }

    /// <summary>Retires it for good.</summary>
    public Task AbandonAsync()
    {
        _isAbandoned = true;
        return RetireAsync();
    }

    private async Task KeepAsync(Task before, CancellationToken wanted)
    {
        await before.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var backOff = new BackOff(_fleet.Options);
        while (!wanted.IsCancellationRequested)
        {
            var worker = await _fleet.TakeAsync(wanted).ConfigureAwait(false);
            if (worker is not null)
            {
                await UseAsync(worker, wanted).ConfigureAwait(false);
            }

            if (wanted.IsCancellationRequested)
            {
                break;
            }

            var delay = backOff.After(worker);
            if (delay > TimeSpan.Zero)
            {
                await Task.Delay(delay, _fleet.Time, wanted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        await _leaving.ConfigureAwait(false);
    }

    private async Task UseAsync(Worker worker, CancellationToken wanted)
    {
        Set(worker);
        using (wanted.Register(worker.Retire))
        {
            await worker.Shut.ConfigureAwait(false);
        }

        _fleet.Shut(worker);
        Set(null);
        _leaving = Task.WhenAll(_leaving, SeeOffAsync(worker));
    }

    private async Task SeeOffAsync(Worker worker)
    {
        await worker.Ended.ConfigureAwait(false);
        try
        {
            _fleet.Ended(worker);
        }
        catch (Exception)
        {
            // Its state is lost; the place is kept.
        }
    }

    private void Set(Worker? worker)
    {
        lock (_gate)
        {
            Volatile.Write(ref _worker, worker);
            _changed.SetResult();
            _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private async ValueTask<Worker?> WaitForWorkerAsync(TimeBudget wait, CancellationToken cancellationToken)
    {
        while (!_fleet.IsStopping && !_isAbandoned)
        {
            Task changed;
            lock (_gate)
            {
                if (_worker is { IsOpen: true } worker)
                {
                    return worker;
                }

                changed = _changed.Task;
            }

            Keep();
            try
            {
                await changed.WaitAsync(wait.Left, _fleet.Time, cancellationToken).ConfigureAwait(false);
            }
            catch (TimeoutException)
            {
                return null;
            }
        }

        return null;
    }
}
