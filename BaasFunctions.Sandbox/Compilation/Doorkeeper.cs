namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// Which programs were asked for lately, in a table of fixed size that forgets when two want the same place. Forgetting costs one
/// compilation more; taking one program for another only keeps it sooner. Not for use by several threads at once.
/// </summary>
internal sealed class Doorkeeper
{
    /// <summary>16,384 places of four bytes.</summary>
    private const int PlaceBits = 14;

    private readonly uint[] _marks = new uint[1 << PlaceBits];

    /// <summary>Notes a program; true when it was noted before.</summary>
    public bool Greet(in ProgramKey key)
    {
        var bits = (ulong)key.Source.Low;
        ref var mark = ref _marks[bits & ((1 << PlaceBits) - 1)];
        var own = (uint)(bits >> 32);
        var known = mark == own;
        mark = own;
        return known;
    }
}
