using System.Buffers.Binary;
using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Frames being written, one after another, in pooled memory. Not for more than one thread at a time.</summary>
/// <param name="bytes">Counts what a buffer takes beyond what it always has; null for nobody.</param>
internal sealed class FrameBuffer(IByteCounter? bytes = null) : IDisposable
{
    /// <summary>Memory kept between two uses; what a large frame took goes back to the pool.</summary>
    private const int KeptBytes = 64 << 10;

    private byte[] _bytes = BufferPool.Rent(KeptBytes);
    private int _start = -1;

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    /// <summary>Adds a frame; false when it is larger than frames may be. A frame that is not whole does not go out with the next.</summary>
    public bool TryAdd<T>(FrameType type, int execution, T content, Action<FrameBuffer, T> write)
    {
        Begin(type, execution);
        try
        {
            write(this, content);
        }
        catch
        {
            TakeBack();
            throw;
        }

        return TryEnd();
    }

    public void Begin(FrameType type, int execution)
    {
        _start = Length;
        var header = Take(Frame.HeaderBytes);
        header[4] = (byte)type;
        BinaryPrimitives.WriteInt32LittleEndian(header[5..], execution);
    }

    /// <summary>Completes the frame begun last; takes it back and returns false when it is larger than frames may be.</summary>
    public bool TryEnd()
    {
        var payload = Length - _start - Frame.HeaderBytes;
        if (payload > Frame.MaxPayloadBytes)
        {
            TakeBack();
            return false;
        }

        BinaryPrimitives.WriteInt32LittleEndian(_bytes.AsSpan(_start), payload);
        return true;
    }

    private void TakeBack() => Length = _start;

    public void WriteByte(byte value) => Take(1)[0] = value;

    public void WriteBoolean(bool value) => WriteByte(value ? (byte)1 : (byte)0);

    public void WriteInt32(int value) => BinaryPrimitives.WriteInt32LittleEndian(Take(sizeof(int)), value);

    public void WriteInt64(long value) => BinaryPrimitives.WriteInt64LittleEndian(Take(sizeof(long)), value);

    public void WriteTime(TimeSpan value) => WriteInt64(value.Ticks);

    public void WriteBytes(ReadOnlySpan<byte> value)
    {
        WriteInt32(value.Length);
        value.CopyTo(Take(value.Length));
    }

    /// <summary>As UTF-16: no text is altered on the way, not even half a surrogate pair.</summary>
    public void WriteString(string? value)
    {
        if (value is null)
        {
            WriteInt32(-1);
            return;
        }

        WriteInt32(value.Length);
        MemoryMarshal.AsBytes(value.AsSpan()).CopyTo(Take(value.Length * sizeof(char)));
    }

    /// <summary>Room for <paramref name="count"/> bytes at the end.</summary>
    public Span<byte> Take(int count)
    {
        var needed = checked(Length + count);
        if (needed > _bytes.Length)
        {
            Grow(needed);
        }

        var span = _bytes.AsSpan(Length, count);
        Length = needed;
        return span;
    }

    public void Clear()
    {
        Length = 0;
        if (_bytes.Length > KeptBytes * 4)
        {
            Replace(BufferPool.Rent(KeptBytes));
        }
    }

    public void Dispose()
    {
        Replace([]);
        Length = 0;
    }

    private void Grow(int needed)
    {
        // What is large is long known when it comes: more than it needs would be in vain.
        var larger = BufferPool.Rent(needed > KeptBytes * 4 ? needed + KeptBytes : (int)Math.Max(needed, Math.Min((long)_bytes.Length * 2, Array.MaxLength)));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        Replace(larger);
    }

    private void Replace(byte[] other)
    {
        bytes?.Count(Extra(other) - Extra(_bytes));
        BufferPool.Return(_bytes);
        _bytes = other;
    }

    private static int Extra(byte[] array) => Math.Max(0, array.Length - KeptBytes);
}
