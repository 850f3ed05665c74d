namespace BaasFunctions.Service.Admission;

/// <summary>An execution that waits for a slot. It completes once: with a slot, or by giving up.</summary>
internal sealed class SlotWaiter
{
    private readonly TaskCompletionSource<ExecutionSlot> _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when the slot is granted or the wait is given up.</summary>
    public Task<ExecutionSlot> Turn => _turn.Task;

    /// <summary>Grants the slot; false when the wait was given up before.</summary>
    public bool TryGrant(ExecutionSlot slot) => _turn.TrySetResult(slot);

    /// <summary>Gives up the wait; false when the slot was granted before.</summary>
    public bool TryGiveUp() => _turn.TrySetCanceled();
}
