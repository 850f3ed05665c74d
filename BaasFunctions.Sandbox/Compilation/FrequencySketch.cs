namespace BaasFunctions.Sandbox.Compilation;

/// <summary>
/// About how often each program was asked for lately, in 64 kB whatever the number of programs: a count-min sketch with conservative update that
/// is halved now and then (G. Einziger, R. Friedman, B. Manes, TinyLFU: A Highly Efficient Cache Admission Policy, 2017). It never counts too little between
/// two halvings. Not for use by several threads at once.
/// </summary>
internal sealed class FrequencySketch
{
    /// <summary>
    /// Where counting ends. What was used a lot and is no longer has to be passed by what is used now, which is compiled that many times until then.
    /// </summary>
    public const int Most = 31;

    private const int PlaceBits = 14;

    private const int Rows = 4;

    /// <summary>Uses between two halvings, ten for each place of a row: then only what is used much more than the rest counts to the end.</summary>
    private const int UsesPerAge = 10 << PlaceBits;

    private readonly byte[] _counts = new byte[Rows << PlaceBits];
    private int _uses;

    /// <summary>How often a program was asked for, up to <see cref="Most"/>.</summary>
    public int Of(in ProgramKey key)
    {
        var least = Most;
        for (var row = 0; row < Rows; row++)
        {
            least = Math.Min(least, Place(key, row));
        }

        return least;
    }

    /// <summary>Counts one use.</summary>
    public void Add(in ProgramKey key)
    {
        var count = Of(key);
        for (var row = 0; row < Rows && count < Most; row++)
        {
            ref var place = ref Place(key, row);
            if (place == count)
            {
                place++;
            }
        }

        if (++_uses == UsesPerAge)
        {
            Age();
        }
    }

    private void Age()
    {
        _uses = 0;
        for (var i = 0; i < _counts.Length; i++)
        {
            _counts[i] >>= 1;
        }
    }

    /// <summary>The bits of the hash are as good as random, and each row takes its own.</summary>
    private ref byte Place(in ProgramKey key, int row) =>
        ref _counts[(row << PlaceBits) | (int)((ulong)(key.Source.Low >> (row * PlaceBits)) & ((1 << PlaceBits) - 1))];
}
