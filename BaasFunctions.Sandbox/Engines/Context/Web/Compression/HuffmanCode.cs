namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>A code of RFC 1951, 3.2.2: the lengths of its words say all.</summary>
internal sealed class HuffmanCode
{
    private const int LongestWord = 15;

    /// <summary>Words up to this length are looked up at once.</summary>
    private const int ShortWord = 9;

    /// <summary>There are not enough bits yet.</summary>
    public const int More = -1;

    /// <summary>The bits are no word.</summary>
    public const int None = -2;

    private readonly ushort[] _short = new ushort[1 << ShortWord]; // The symbol, shifted by four, and the length of its word; 0 for none.
    private readonly ushort[] _counts = new ushort[LongestWord + 1];
    private readonly ushort[] _symbols;

    private HuffmanCode(int symbols) => _symbols = new ushort[symbols];

    /// <summary>Null when no code has words of these lengths, or when words are missing, which only a single word may be.</summary>
    public static HuffmanCode? Of(ReadOnlySpan<byte> lengths, bool mayBeSingle)
    {
        var code = new HuffmanCode(lengths.Length);
        foreach (var length in lengths)
        {
            code._counts[length]++;
        }

        code._counts[0] = 0;
        var left = 1;
        var longest = 0;
        for (var length = 1; length <= LongestWord; length++)
        {
            left = (left << 1) - code._counts[length];
            longest = code._counts[length] > 0 ? length : longest;
            if (left < 0)
            {
                return null;
            }
        }

        if (left > 0 && (!mayBeSingle || longest > 1))
        {
            return null;
        }

        code.Fill(lengths);
        return code;
    }

    /// <summary>The next symbol; <see cref="More"/> or <see cref="None"/> where there is none.</summary>
    public int Read(BitInput input)
    {
        input.Need(LongestWord);
        var bits = input.Bits;
        var entry = _short[bits & ((1 << ShortWord) - 1)];
        var length = entry & 15;
        if (length > 0)
        {
            if (length > input.Count)
            {
                return More;
            }

            input.Drop(length);
            return entry >> 4;
        }

        return ReadLong(input, bits);
    }

    private int ReadLong(BitInput input, uint bits)
    {
        int word = 0, first = 0, index = 0;
        for (var length = 1; length <= LongestWord; length++)
        {
            if (length > input.Count)
            {
                return More;
            }

            word |= (int)(bits & 1);
            bits >>= 1;
            var count = _counts[length];
            if (word - first < count)
            {
                input.Drop(length);
                return _symbols[index + word - first];
            }

            index += count;
            first = (first + count) << 1;
            word <<= 1;
        }

        return None;
    }

    private void Fill(ReadOnlySpan<byte> lengths)
    {
        Span<int> next = stackalloc int[LongestWord + 2];
        Span<int> word = stackalloc int[LongestWord + 2];
        for (var length = 1; length <= LongestWord; length++)
        {
            next[length + 1] = next[length] + _counts[length];
            word[length + 1] = (word[length] + _counts[length]) << 1;
        }

        for (var symbol = 0; symbol < lengths.Length; symbol++)
        {
            var length = lengths[symbol];
            if (length == 0)
            {
                continue;
            }

            _symbols[next[length]++] = (ushort)symbol;
            var bits = Reversed(word[length]++, length);
            for (; length <= ShortWord && bits < _short.Length; bits += 1 << length)
            {
                _short[bits] = (ushort)((symbol << 4) | length);
            }
        }
    }

    private static int Reversed(int word, int length)
    {
        var reversed = 0;
        for (var i = 0; i < length; i++)
        {
            reversed = (reversed << 1) | ((word >> i) & 1);
        }

        return reversed;
    }
}
