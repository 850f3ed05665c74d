namespace BaasFunctions.Service.Memory;

/// <summary>
/// Bytes that are held for one purpose. They are taken before memory is, in as many steps as it takes, and returned by disposing; twice is harmless.
/// Takes nothing more once it or its execution has ended.
/// </summary>
internal sealed class ByteReservation(ByteBudget budget, ByteAccount account, BytePurpose purpose) : IDisposable
{
    /// <summary>Bytes of one thing that the opening of the account covers.</summary>
    private const long Covered = 4 << 10;

    private const long Step = 64 << 10;

    public ByteAccount Account => account;

    public BytePurpose Purpose => purpose;

    /// <summary>Bytes that are held. Set under the lock of the budget.</summary>
    public long Bytes { get; set; }

    public bool HasEnded { get; set; }

    /// <summary>Whether so many bytes are held, or could be taken at once.</summary>
    public bool TryGrowTo(long bytes) => bytes <= Bytes || budget.TryTake(this, bytes - Bytes);

    /// <summary>Waits in turn until so many bytes are held; false when they did not become free in time, or never can.</summary>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public ValueTask<bool> GrowToAsync(long bytes, CancellationToken cancellation) =>
        bytes <= Bytes ? ValueTask.FromResult(true) : budget.TakeAsync(this, bytes - Bytes, cancellation);

    /// <summary>As <see cref="TryGrowTo"/>, in large steps, and for nothing where the opening of the account is enough.</summary>
    public bool TryCover(long bytes) => bytes <= Math.Max(Covered, Bytes) || TryGrowTo(InSteps(bytes));

    /// <inheritdoc cref="TryCover"/>
    public ValueTask<bool> CoverAsync(long bytes, CancellationToken cancellation) =>
        bytes <= Math.Max(Covered, Bytes) ? ValueTask.FromResult(true) : GrowToAsync(InSteps(bytes), cancellation);

    /// <summary>Covers so many bytes that are there already, whether or not there is room for them; others wait the longer.</summary>
    public void Cover(long bytes)
    {
        if (!TryCover(bytes))
        {
            Force(bytes - Bytes);
        }
    }

    /// <summary>Counts bytes that are there already, whether or not there is room for them; others wait the longer.</summary>
    public void Force(long bytes) => budget.Force(this, bytes);

    /// <summary>Returns what is more than so many bytes.</summary>
    public void ShrinkTo(long bytes) => budget.Return(this, Bytes - bytes, ends: false);

    /// <summary>What is used and allowed where more would be too much: of the execution or of its project.</summary>
    public ByteUsage Usage(long more) => budget.UsageOf(this, more);

    private static long InSteps(long bytes) => (bytes + Step - 1) / Step * Step;

    public void Dispose() => budget.Return(this, Bytes, ends: true);
}
