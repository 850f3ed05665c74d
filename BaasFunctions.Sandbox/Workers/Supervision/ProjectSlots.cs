namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>One slot per project, created on demand. When all are taken, an idle slot is reused.</summary>
internal sealed class ProjectSlots(WorkerFleet fleet)
{
    private static readonly TimeSpan s_retry = TimeSpan.FromMilliseconds(20);

    private readonly Lock _gate = new();
    private readonly Dictionary<ProjectKey, WorkerSlot> _slots = [];
    private int _made;

    public IReadOnlyList<WorkerSlot> Slots
    {
        get
        {
            lock (_gate)
            {
                return [.. _slots.Values];
            }
        }
    }

    public async ValueTask<WorkerLease?> EnterAsync(ProjectKey key, TimeBudget wait, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (Find(key) is { } slot)
            {
                var lease = await slot.EnterAsync(wait, cancellationToken).ConfigureAwait(false);
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
            foreach (var (key, slot) in _slots.Where(entry => entry.Value.IsIdle && entry.Value.Unused > idle).ToArray())
            {
                _slots.Remove(key);
                _ = slot.AbandonAsync();
            }
        }
    }

    private WorkerSlot? Find(ProjectKey key)
    {
        lock (_gate)
        {
            if (_slots.TryGetValue(key, out var slot))
            {
                return slot;
            }

            if (_slots.Count >= fleet.Options.MaxProjectWorkers && !TryFreeOne())
            {
                return null;
            }

            slot = new WorkerSlot(++_made, fleet.Options.ExecutionsPerWorker, singleUse: false, fleet);
            _slots.Add(key, slot);
            return slot;
        }
    }

    private bool TryFreeOne()
    {
        var idle = _slots.Where(entry => entry.Value.IsIdle).OrderByDescending(entry => entry.Value.Unused).ToArray();
        if (idle is [])
        {
            return false;
        }

        _slots.Remove(idle[0].Key);
        _ = idle[0].Value.AbandonAsync();
        return true;
    }
}
