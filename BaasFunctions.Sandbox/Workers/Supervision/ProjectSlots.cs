namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// One slot per project, created on demand. Together with the spares their workers hold no more memory than they may: those that are idle and were used least of late are
/// ended, and where all run something, a project that has none waits.
/// </summary>
internal sealed class ProjectSlots(WorkerFleet fleet)
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<ProjectKey, ProjectSlot> _slots = [];
    private int _made;

    public IReadOnlyList<WorkerSlot> Slots
    {
        get
        {
            lock (_gate)
            {
                return [.. _slots.Values.Select(entry => entry.Slot)];
            }
        }
    }

    public async ValueTask<WorkerLease?> EnterAsync(ProjectKey key, TimeBudget wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Find(key) is { } slot)
            {
                var lease = await slot.EnterAsync(PatienceWith(slot, wait), cancellationToken).ConfigureAwait(false);
                if (lease is not null || !slot.IsAbandoned)
                {
                    return lease;
                }
            }

            if (wait.Left == TimeSpan.Zero)
            {
                return null;
            }

            await Task.Delay(s_retry, fleet.Time, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Ends the workers of projects that have been idle for a while.</summary>
    public void RetireIdle(TimeSpan idle)
    {
        lock (_gate)
        {
            foreach (var (key, entry) in _slots.Where(entry => entry.Value.Slot.IsIdle && entry.Value.Slot.Unused > idle).ToArray())
            {
                Remove(key, entry);
            }
        }
    }

    /// <summary>
    /// Ends workers that have grown beyond the memory of the pool: idle ones, and when there are none, the largest, whose executions run again elsewhere. One that is alone
    /// has a bound of its own.
    /// </summary>
    public void KeepWithinBudget()
    {
        lock (_gate)
        {
            while (_slots.Count > 1 && UsedBytes() > fleet.Options.PoolBytes)
            {
                if (!TryFreeOne())
                {
                    _slots.Values.MaxBy(entry => entry.Slot.PrivateBytes)!.Slot.GiveWay();
                    return;
                }
            }
        }
    }

    /// <summary>A worker that has to be started first takes longer than one that is busy. Where none has ever started, nobody waits for that.</summary>
    private TimeBudget PatienceWith(WorkerSlot slot, TimeBudget wait) => slot.IsReady || fleet.Confinement is null
        ? wait
        : new TimeBudget(fleet.Time, wait.Left + TimeSpan.FromMilliseconds(fleet.Options.StartTimeoutMs));

    private WorkerSlot? Find(ProjectKey key)
    {
        lock (_gate)
        {
            if (!_slots.TryGetValue(key, out var entry))
            {
                while (_slots.Count > 0 && UsedBytes() + fleet.Supply.FreshBytes > fleet.Options.PoolBytes)
                {
                    if (!TryFreeOne())
                    {
                        return null;
                    }
                }

                entry = new ProjectSlot(new WorkerSlot(++_made, fleet.Options.ExecutionsPerWorker, singleUse: false, fleet));
                _slots.Add(key, entry);
            }

            entry.Use(fleet.Time);
            return entry.Slot;
        }
    }

    /// <summary>One whose worker is being started counts as one that has run nothing.</summary>
    private long UsedBytes() =>
        fleet.Supply.SpareBytes + _slots.Values.Sum(entry => Math.Max(entry.Slot.PrivateBytes, fleet.Supply.FreshBytes));

    private bool TryFreeOne()
    {
        ProjectKey? least = null;
        var fewest = double.MaxValue;
        foreach (var (key, entry) in _slots)
        {
            if (entry.Slot.IsIdle && entry.UsesOfLate(fleet.Time) is var uses && uses < fewest)
            {
                (least, fewest) = (key, uses);
            }
        }

        if (least is { } found)
        {
            Remove(found, _slots[found]);
        }

        return least is not null;
    }

    private void Remove(ProjectKey key, ProjectSlot entry)
    {
        _slots.Remove(key);
        _ = entry.Slot.AbandonAsync();
    }
}
