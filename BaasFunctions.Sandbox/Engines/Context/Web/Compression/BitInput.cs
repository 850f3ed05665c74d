namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>Bits of bytes that come in pieces, the lowest of each byte first (RFC 1951, 3.1.1).</summary>
internal sealed class BitInput
{
    private byte[] _bytes = [];
    private int _at;
    private ulong _held;

    /// <summary>How many bits can be looked at.</summary>
    public int Count { get; private set; }

    /// <summary>Whether a whole byte is left.</summary>
    public bool HasByte => Count >= 8 || _at < _bytes.Length;

    /// <summary>The next bits, the first of them the lowest.</summary>
    public uint Bits => (uint)_held;

    /// <summary>The next piece; all of the last one was taken.</summary>
    public void Add(byte[] bytes)
    {
        _bytes = bytes;
        _at = 0;
    }

    /// <summary>Makes so many bits visible, at most 32; false when there are not so many yet.</summary>
    public bool Need(int count)
    {
        while (Count < count && _at < _bytes.Length)
        {
            _held |= (ulong)_bytes[_at++] << Count;
            Count += 8;
        }

        return Count >= count;
    }

    public void Drop(int count)
    {
        _held >>= count;
        Count -= count;
    }

    /// <summary>Takes bits that are visible.</summary>
    public int Take(int count)
    {
        var value = (int)(_held & ((1UL << count) - 1));
        Drop(count);
        return value;
    }

    /// <summary>Puts back what was taken since there were so many bits, not more than 32.</summary>
    public void Restore(uint bits, int count)
    {
        _held = (_held << (count - Count)) | (bits & ((1UL << (count - Count)) - 1));
        Count = count;
    }

    /// <summary>Leaves what is left of the byte.</summary>
    public void Align() => Drop(Count & 7);

    /// <summary>Copies whole bytes; the bits are aligned.</summary>
    /// <returns>How many there were.</returns>
    public int Read(Span<byte> target)
    {
        var count = 0;
        while (count < target.Length && Count >= 8)
        {
            target[count++] = (byte)Take(8);
        }

        var rest = Math.Min(target.Length - count, _bytes.Length - _at);
        _bytes.AsSpan(_at, rest).CopyTo(target[count..]);
        _at += rest;
        return count + rest;
    }
}
