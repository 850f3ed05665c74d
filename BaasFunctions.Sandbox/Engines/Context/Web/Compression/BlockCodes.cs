namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>The two codes of a block, which are fixed, or come at its beginning (RFC 1951, 3.2.6 and 3.2.7).</summary>
internal sealed class BlockCodes(BitInput input)
{
    private const int MaxLiterals = 286;
    private const int MaxDistances = 30;
    private const int EndOfBlock = 256;

    private static readonly byte[] s_order = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];
    private static readonly HuffmanCode s_fixedLiterals = HuffmanCode.Of(FixedLengths(), mayBeSingle: false)!;
    private static readonly HuffmanCode s_fixedDistances = HuffmanCode.Of(Enumerable.Repeat((byte)5, 32).ToArray(), mayBeSingle: false)!;

    private readonly byte[] _lengths = new byte[MaxLiterals + MaxDistances];
    private HuffmanCode? _code;
    private int _literals;
    private int _distances;
    private int _words;
    private int _count;

    public HuffmanCode Literals { get; private set; } = s_fixedLiterals;

    public HuffmanCode Distances { get; private set; } = s_fixedDistances;

    public void UseFixed()
    {
        Literals = s_fixedLiterals;
        Distances = s_fixedDistances;
    }

    /// <summary>The codes come next in the input.</summary>
    public void Begin()
    {
        _literals = 0;
        _code = null;
        _count = 0;
    }

    /// <summary>Reads on; null when more input is needed, false when there are no such codes.</summary>
    public bool? Read()
    {
        if (_literals == 0)
        {
            if (!input.Need(14))
            {
                return null;
            }

            _literals = input.Take(5) + 257;
            _distances = input.Take(5) + 1;
            _words = input.Take(4) + 4;
            Array.Clear(_lengths);
            if (_literals > MaxLiterals || _distances > MaxDistances)
            {
                return false;
            }
        }

        if (_code is null)
        {
            for (; _count < _words; _count++)
            {
                if (!input.Need(3))
                {
                    return null;
                }

                _lengths[s_order[_count]] = (byte)input.Take(3);
            }

            _code = HuffmanCode.Of(_lengths.AsSpan(0, s_order.Length), mayBeSingle: false);
            if (_code is null)
            {
                return false;
            }

            Array.Clear(_lengths);
            _count = 0;
        }

        return ReadLengths() is { } ended ? ended && Make() : null;
    }

    private bool? ReadLengths()
    {
        var all = _literals + _distances;
        while (_count < all)
        {
            // A word and the bits after it are taken together, or not at all.
            input.Need(7 + 7);
            var (bits, before) = (input.Bits, input.Count);
            var word = _code!.Read(input);
            if (word < 0)
            {
                return word == HuffmanCode.More ? null : false;
            }

            if (word < 16)
            {
                _lengths[_count++] = (byte)word;
                continue;
            }

            var extra = word switch { 16 => 2, 17 => 3, _ => 7 };
            if (input.Count < extra)
            {
                input.Restore(bits, before);
                return null;
            }

            var times = input.Take(extra) + (word == 18 ? 11 : 3);
            if (_count + times > all || (word == 16 && _count == 0))
            {
                return false;
            }

            _lengths.AsSpan(_count, times).Fill(word == 16 ? _lengths[_count - 1] : (byte)0);
            _count += times;
        }

        return true;
    }

    private bool Make()
    {
        if (_lengths[EndOfBlock] == 0
            || HuffmanCode.Of(_lengths.AsSpan(0, _literals), mayBeSingle: true) is not { } literals
            || HuffmanCode.Of(_lengths.AsSpan(_literals, _distances), mayBeSingle: true) is not { } distances)
        {
            return false;
        }

        Literals = literals;
        Distances = distances;
        return true;
    }

    private static byte[] FixedLengths()
    {
        var lengths = new byte[288];
        lengths.AsSpan(0, 144).Fill(8);
        lengths.AsSpan(144, 112).Fill(9);
        lengths.AsSpan(256, 24).Fill(7);
        lengths.AsSpan(280).Fill(8);
        return lengths;
    }
}
