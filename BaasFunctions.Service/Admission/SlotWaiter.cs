namespace BaasFunctions.Service.Admission;

/// <summary>Somebody who waits for a slot. It is completed once: by a slot, or by giving up.</summary>
internal sealed class SlotWaiter
{
    private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when it is this one's turn, or when it gave up.</summary>
    public Task Turn => _turn.Task;

    /// <summary>Gives it a slot; false when it gave up before.</summary>
    public bool TryGrant() => _turn.TrySetResult();

    /// <summary>Gives up; false when it has a slot already.</summary>
    public bool TryGiveUp() => _turn.TrySetCanceled();
}
