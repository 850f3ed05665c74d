namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Starts all workers, as many at once as there are processors, and keeps spares: workers that have run nothing yet and belong to nobody. Whoever needs a worker
/// takes a spare, or is given the next one that is ready, in turn. As many spares are kept as were taken of late.
/// </summary>
internal sealed class WorkerSupply
{
    /// <summary>What a worker is taken to hold before there has been one.</summary>
    private const long AssumedBytes = 32L << 20;

    /// <summary>A spare is never worth more than this part of the memory of the pool.</summary>
    private const int SpareShare = 4;

    private static readonly TimeSpan s_look = TimeSpan.FromSeconds(1);
    private static readonly int s_startsAtOnce = Math.Max(2, Environment.ProcessorCount);

    private readonly Lock _gate = new();
    private readonly WorkerFleet _fleet;
    private readonly SpareDemand _demand;
    private readonly CancellationTokenSource _stop = new();
    private readonly List<Worker> _spares = [];
    private readonly LinkedList<TaskCompletionSource<Worker?>> _waiting = [];
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private BackOff _backOff;
    private Worker? _lost;
    private Task _keeping = Task.CompletedTask;
    private Task _ending = Task.CompletedTask;
    private int _starting;

    public WorkerSupply(WorkerFleet fleet)
    {
        (_fleet, _demand) = (fleet, new SpareDemand(fleet.Options.MaxSpares, fleet.Time));
        _backOff = new BackOff(fleet.Options);
    }

    /// <summary>Private memory of a worker that has run nothing, in bytes.</summary>
    public long FreshBytes { get; private set; } = AssumedBytes;

    /// <summary>Whether there is a spare now.</summary>
    public bool HasSpare => SpareIds.Count > 0;

    /// <summary>Whether there is one, or room for none.</summary>
    public bool IsStocked
    {
        get
        {
            lock (_gate)
            {
                return HasSpare || Wanted == 0;
            }
        }
    }

    /// <summary>Processes of the spares.</summary>
    public IReadOnlyList<int> SpareIds
    {
        get
        {
            lock (_gate)
            {
                return [.. _spares.Where(spare => spare.IsOpen).Select(spare => spare.Id)];
            }
        }
    }

    /// <summary>Private memory of the spares, in bytes.</summary>
    public long SpareBytes
    {
        get
        {
            lock (_gate)
            {
                return _spares.Sum(spare => spare.PrivateBytes);
            }
        }
    }

    private int Wanted => _demand.Spares((int)Math.Min(_fleet.Options.PoolBytes / SpareShare / FreshBytes, int.MaxValue));

    /// <summary>From now on there should be spares.</summary>
    public void Keep()
    {
        lock (_gate)
        {
            if (!_fleet.IsStopping && _keeping.IsCompleted)
            {
                _keeping = KeepAsync();
            }
        }
    }

    /// <summary>A worker, which is now the caller's: a spare, or the next one that is ready. Null when it could not be started, or is no longer wanted.</summary>
    public async ValueTask<Worker?> TakeAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource<Worker?> waiting;
        lock (_gate)
        {
            _demand.Note();
            if (TakeSpare() is { } spare)
            {
                return spare;
            }

            if (_stop.IsCancellationRequested)
            {
                return null;
            }

            waiting = new TaskCompletionSource<Worker?>(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.AddLast(waiting);
            StartForThoseWaiting();
        }

        await using (cancellationToken.Register(() => GiveUp(waiting)).ConfigureAwait(false))
        {
            return await waiting.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Starts nothing any more, and ends the spares. Completes when they are gone.</summary>
    public async Task RetireAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        Task keeping;
        Worker[] spares;
        lock (_gate)
        {
            keeping = _keeping;
            foreach (var waiting in _waiting)
            {
                waiting.TrySetResult(null);
            }

            _waiting.Clear();
            spares = [.. _spares];
            Changed();
        }

        Array.ForEach(spares, spare => spare.Retire());
        await keeping.ConfigureAwait(false);
        while (Ending() is { } ending)
        {
            await ending.ConfigureAwait(false);
        }
    }

    /// <summary>What is still on its way out; null when nothing is.</summary>
    private Task? Ending()
    {
        lock (_gate)
        {
            return _spares.Count > 0 ? Task.WhenAny(_changed.Task, Task.Delay(s_look, _fleet.Time)) : _ending.IsCompleted ? null : _ending;
        }
    }

    private Worker? TakeSpare()
    {
        if (_spares.FindIndex(spare => spare.IsOpen) is >= 0 and var index)
        {
            var spare = _spares[index];
            _spares.RemoveAt(index);
            _backOff = new BackOff(_fleet.Options);
            Changed();
            return spare;
        }

        return null;
    }

    private void GiveUp(TaskCompletionSource<Worker?> waiting)
    {
        lock (_gate)
        {
            _waiting.Remove(waiting);
            waiting.TrySetResult(null);
        }
    }

    /// <summary>Under the lock, like all that follows without one of its own.</summary>
    private void StartForThoseWaiting()
    {
        while (_starting < Math.Min(s_startsAtOnce, _waiting.Count) && !_stop.IsCancellationRequested)
        {
            _starting++;
            _ending = Task.WhenAll(_ending, StartAsync());
        }
    }

    /// <summary>Null when it did not start.</summary>
    private async Task<Worker?> StartAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        var worker = await _fleet.TryStartAsync(_stop.Token).ConfigureAwait(false);
        worker?.Measure();
        lock (_gate)
        {
            _starting--;
            if (worker is { PrivateBytes: > 0 })
            {
                FreshBytes = worker.PrivateBytes;
            }

            // One that could not be started is told to whoever waits longest: how long to wait for the next is for each to say.
            if (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                first.Value.TrySetResult(worker);
            }
            else if (worker is not null)
            {
                _spares.Add(worker);
                _ = WatchAsync(worker);
            }

            StartForThoseWaiting();
            Changed();
        }

        return worker;
    }

    private async Task KeepAsync()
    {
        await Task.CompletedTask.ConfigureAwait(ConfigureAwaitOptions.ForceYielding);
        while (!_stop.IsCancellationRequested)
        {
            Task changed;
            bool isShort;
            Worker? lost;
            Worker? surplus;
            lock (_gate)
            {
                changed = _changed.Task;
                (lost, _lost) = (_lost, null);
                var missing = Wanted - _spares.Count;
                surplus = missing < 0 ? _spares[^1] : null;

                // One at a time, beside nobody who waits: callers need the processors more.
                isShort = missing > 0 && _starting == 0;
                _starting += isShort && lost is null ? 1 : 0;
            }

            surplus?.Retire();
            if (lost is not null || (isShort && await StartAsync().ConfigureAwait(false) is null))
            {
                await Task.Delay(_backOff.After(lost), _fleet.Time, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            else if (!isShort)
            {
                await Task.WhenAny(changed, Task.Delay(s_look, _fleet.Time, _stop.Token)).ConfigureAwait(false);
            }
        }
    }

    /// <summary>Sees off a spare that ends before anybody has taken it.</summary>
    private async Task WatchAsync(Worker spare)
    {
        if (_stop.IsCancellationRequested)
        {
            spare.Retire();
        }

        await spare.Shut.ConfigureAwait(false);
        lock (_gate)
        {
            if (!_spares.Remove(spare))
            {
                return;
            }

            _lost = spare.IsRetired ? _lost : spare;
            _ending = Task.WhenAll(_ending, SeeOffAsync(spare));
            Changed();
        }
    }

    private async Task SeeOffAsync(Worker spare)
    {
        _fleet.Shut(spare);
        await spare.Ended.ConfigureAwait(false);
        _fleet.Ended(spare);
    }

    private void Changed()
    {
        _changed.TrySetResult();
        _changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
