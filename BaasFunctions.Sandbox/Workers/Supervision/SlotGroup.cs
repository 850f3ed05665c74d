namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Slots in which one execution runs at a time, any of which will do.</summary>
internal sealed class SlotGroup
{
    private readonly Lock _gate = new();
    private readonly List<WorkerSlot> _free;
    private readonly SemaphoreSlim _count;

    public SlotGroup(IReadOnlyList<WorkerSlot> slots)
    {
        Slots = slots;
        _free = [.. slots];
        _count = new SemaphoreSlim(slots.Count, slots.Count);
    }

    public IReadOnlyList<WorkerSlot> Slots { get; }

    public async ValueTask<WorkerLease?> EnterAsync(TimeBudget wait, CancellationToken cancellationToken)
    {
        if (!await _count.WaitAsync(wait.Left, cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var slot = Take();
        WorkerLease? lease = null;
        try
        {
            lease = await slot.EnterAsync(wait, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            if (lease is null)
            {
                GiveBack(slot);
            }
        }

        if (lease is not null)
        {
            lease.Ended = () => GiveBack(slot);
        }

        return lease;
    }

    /// <summary>One with a worker that is up, where there is one.</summary>
    private WorkerSlot Take()
    {
        lock (_gate)
        {
            var index = Math.Max(0, _free.FindIndex(slot => slot.IsReady));
            var slot = _free[index];
            _free.RemoveAt(index);
            return slot;
        }
    }

    /// <summary>The one that has rested longest comes first, so that a fresh worker has time to start.</summary>
    private void GiveBack(WorkerSlot slot)
    {
        lock (_gate)
        {
            _free.Add(slot);
        }

        _count.Release();
    }
}
