namespace BaasFunctions.Service.Memory;

/// <summary>Somebody who waits for bytes. It completes once: with the bytes, or by giving up.</summary>
internal sealed class ByteWaiter(ByteReservation reservation, ProjectBytes owner, long bytes)
{
    private readonly TaskCompletionSource _turn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ByteReservation Reservation => reservation;

    /// <summary>In whose queue it is.</summary>
    public ProjectBytes Owner => owner;

    public long Bytes => bytes;

    /// <summary>Completes when the bytes are granted or the wait is given up.</summary>
    public Task Turn => _turn.Task;

    /// <summary>Grants the bytes; false when the wait was given up before.</summary>
    public bool TryGrant() => _turn.TrySetResult();

    /// <summary>Gives up the wait; false when the bytes were granted before.</summary>
    public bool TryGiveUp() => _turn.TrySetCanceled();
}
