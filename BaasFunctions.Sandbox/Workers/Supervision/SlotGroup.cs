namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Interchangeable slots that run one execution at a time.</summary>
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

    /// <summary>A slot with a running worker, if there is one.</summary>
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

    /// <summary>The slot that has been idle longest comes first, so that a new worker has time to start.</summary>
    private void GiveBack(WorkerSlot slot)
    {
        lock (_gate)
        {
            _free.Add(slot);
        }

        _count.Release();
    }
}
