namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>One worker that is started and has run nothing. Whoever needs a worker takes it, and the next one is started.</summary>
internal sealed class SpareWorker(WorkerFleet fleet)
{
    private readonly Lock _gate = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _keeping = Task.CompletedTask;
    private TaskCompletionSource? _taken;
    private Worker? _worker;

    /// <summary>Whether there is one now.</summary>
    public bool IsReady
    {
        get
        {
            lock (_gate)
            {
                return _worker is { IsOpen: true };
            }
        }
    }

    /// <summary>From now on there should be one.</summary>
    public void Keep()
    {
        lock (_gate)
        {
            if (fleet.Options.KeepsSpare && !fleet.IsStopping && _keeping.IsCompleted)
            {
                _keeping = KeepAsync();
            }
        }
    }

    /// <summary>The spare, which is now the caller's; null when there is none.</summary>
    public Worker? Take()
    {
        lock (_gate)
        {
            if (_worker is not { IsOpen: true } worker)
            {
                return null;
            }

            _worker = null;
            _taken!.SetResult();
            return worker;
        }
    }

    /// <summary>Ends it. Completes when it is gone.</summary>
    public Task RetireAsync()
    {
        _stop.Cancel();
        lock (_gate)
        {
            return _keeping;
        }
    }

    private async Task KeepAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var backOff = new BackOff(fleet.Options);
        while (!_stop.IsCancellationRequested)
        {
            var worker = await fleet.TryStartAsync(fleet.Options.ExecutionsPerWorker, _stop.Token).ConfigureAwait(false);
            if (worker is not null && await WasTakenAsync(worker).ConfigureAwait(false))
            {
                continue;
            }

            if (!_stop.IsCancellationRequested)
            {
                await Task.Delay(backOff.After(worker), fleet.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> WasTakenAsync(Worker worker)
    {
        var taken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            (_worker, _taken) = (worker, taken);
        }

        using (_stop.Token.Register(End))
        {
            await Task.WhenAny(taken.Task, worker.Shut).ConfigureAwait(false);
        }

        lock (_gate)
        {
            if (taken.Task.IsCompleted)
            {
                return true;
            }

            _worker = null;
        }

        fleet.Shut(worker);
        await worker.Ended.ConfigureAwait(false);
        fleet.Ended(worker);
        return false;
    }

    private void End()
    {
        Worker? worker;
        lock (_gate)
        {
            (worker, _worker) = (_worker, null);
        }

        worker?.Retire();
    }
}
