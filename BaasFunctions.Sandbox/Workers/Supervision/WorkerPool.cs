namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Chooses the worker of an execution.</summary>
internal sealed class WorkerPool
{
    private readonly WorkerFleet _fleet;
    private readonly WorkerSlot[] _shared;
    private readonly SlotGroup? _single;
    private readonly ProjectSlots _projects;
    private readonly SlotGroup _quarantine;
    private readonly ProjectActivity _activity;

    public WorkerPool(WorkerFleet fleet)
    {
        _fleet = fleet;
        var options = fleet.Options;
        _shared = options.Isolation == WorkerIsolation.Shared ? Make(options.Workers, options.ExecutionsPerWorker, singleUse: false) : [];
        _single = options.Isolation == WorkerIsolation.PerExecution ? new SlotGroup(Make(options.Workers, 1, singleUse: true)) : null;
        _projects = new ProjectSlots(fleet);
        _activity = new ProjectActivity(fleet.Time);
        _quarantine = new SlotGroup(Make(options.Workers, 1, singleUse: true));
    }

    /// <summary>Slots in which a worker is kept at all times.</summary>
    public IReadOnlyList<WorkerSlot> Permanent => _single?.Slots ?? _shared;

    private IEnumerable<WorkerSlot> OnDemand => _quarantine.Slots.Concat(_projects.Slots);

    /// <summary>
    /// Starts the workers that are kept. The first one starts alone, because callers wait for one worker, and several that
    /// start at the same time are all ready late. The spares start last; where no worker is kept, they are what the first callers get.
    /// </summary>
    public async Task StartAsync()
    {
        if (Permanent.Count > 1)
        {
            Permanent[0].Keep();
            await Permanent[0].WhenReadyAsync(TimeSpan.FromMilliseconds(_fleet.Options.StartTimeoutMs)).ConfigureAwait(false);
        }

        foreach (var slot in Permanent)
        {
            slot.Keep();
        }

        foreach (var slot in Permanent)
        {
            await slot.WhenReadyAsync(TimeSpan.FromMilliseconds(_fleet.Options.StartTimeoutMs)).ConfigureAwait(false);
        }

        // The first callers need the processors more.
        if (Permanent.Count > 0)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(_fleet.Options.SpareDelayMs), _fleet.Time).ConfigureAwait(false);
        }

        _fleet.Supply.Keep();
    }

    /// <summary>Acquires a place in a worker; null when there was none in time.</summary>
    public ValueTask<WorkerLease?> EnterAsync(
        ProjectKey key, Placement placement, TimeBudget wait, CancellationToken cancellationToken) => placement switch
    {
        Placement.Quarantine => _quarantine.EnterAsync(wait, cancellationToken),
        _ when _single is not null => _single.EnterAsync(wait, cancellationToken),
        Placement.Usual when _shared.Length > 0 => EnterSharedAsync(key, wait, cancellationToken),
        _ => _projects.EnterAsync(key, wait, cancellationToken),
    };

    /// <summary>Whether the workers that executions begin in are ready: those that are kept, or a spare where none is kept.</summary>
    public bool IsWarm => Permanent.Count > 0 ? Permanent.All(slot => slot.IsReady) : _fleet.Supply.IsStocked;

    /// <summary>Ends workers that were started on demand and are idle, or take more memory together than they may.</summary>
    public void RetireIdle()
    {
        var idle = TimeSpan.FromMilliseconds(_fleet.Options.IdleMs);
        _projects.RetireIdle(idle);
        _projects.KeepWithinBudget();
        foreach (var slot in _quarantine.Slots)
        {
            if (slot.IsReady && slot.IsIdle && slot.Unused > idle)
            {
                _ = slot.RetireAsync();
            }
        }
    }

    /// <summary>Ends all workers after their executions have ended. Completes when they are gone.</summary>
    public Task RetireAsync() => Task.WhenAll([.. Permanent.Concat(OnDemand).Select(slot => slot.RetireAsync()), _fleet.Supply.RetireAsync()]);

    private async ValueTask<WorkerLease?> EnterSharedAsync(ProjectKey key, TimeBudget wait, CancellationToken cancellationToken)
    {
        WorkerLease? lease = null;
        var isAlone = _activity.Enter(key);
        try
        {
            lease = await Preferred(key, isAlone).EnterAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (lease is null)
            {
                _activity.Leave(key);
            }
        }

        if (lease is not null)
        {
            lease.Ended = () => _activity.Leave(key);
        }

        return lease;
    }

    /// <summary>
    /// Rendezvous hashing among workers that are up, or else starting, so that only the executions of a lost worker move. A project that is alone
    /// has all workers to itself, the least loaded first, once its preferred one has many executions: until then one worker, which uses all processors, is
    /// faster than several.
    /// </summary>
    private WorkerSlot Preferred(ProjectKey key, bool isAlone)
    {
        WorkerSlot? best = null;
        (bool Ready, bool Kept, int Free, ulong Score) highest = default;
        foreach (var slot in _shared)
        {
            var rank = (slot.IsReady, slot.IsKept, isAlone ? Math.Min(slot.Free, Math.Max(1, slot.Capacity - _fleet.Options.SpreadAbove)) : 0, key.ScoreOf(slot.Number));
            if (best is null || rank.CompareTo(highest) > 0)
            {
                (best, highest) = (slot, rank);
            }
        }

        return best!;
    }

    private WorkerSlot[] Make(int count, int capacity, bool singleUse) =>
        [.. Enumerable.Range(0, count).Select(number => new WorkerSlot(number, capacity, singleUse, _fleet))];
}
