namespace BaasFunctions.Service.Memory;

/// <summary>The bytes of one execution, from the first byte of its request to the last of its response. Disposing it returns whatever it still holds; twice is harmless.</summary>
internal sealed class ByteAccount : IDisposable
{
    private readonly ByteBudget _budget;

    public ByteAccount(ByteBudget budget, ProjectBytes project) => (_budget, Owner) = (budget, project);

    /// <summary>Whose bytes they are. Guarded by the lock of the budget, as are the other members that can be set.</summary>
    public ProjectBytes Owner { get; set; }

    public long Used { get; set; }

    public bool IsClosed { get; set; }

    /// <summary>Bytes still to be taken; nothing is held yet.</summary>
    public ByteReservation Reserve(BytePurpose purpose) => new(_budget, this, purpose);

    /// <summary>The project became known: what is held counts for it from now on.</summary>
    public void MoveTo(string project) => _budget.Move(this, project);

    public void Dispose() => _budget.Close(this);
}
