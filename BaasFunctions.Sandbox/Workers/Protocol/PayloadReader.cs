using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>
/// Reads what <see cref="FrameBuffer"/> writes. Believes nothing: whatever does not fit ends as <see cref="FrameFormatException"/>.
/// </summary>
internal ref struct PayloadReader(ReadOnlySpan<byte> payload)
{
    private ReadOnlySpan<byte> _rest = payload;

    public readonly int Remaining => _rest.Length;

    public byte ReadByte() => Take(1)[0];

    public bool ReadBoolean() => ReadByte() switch
    {
        0 => false,
        1 => true,
        _ => throw new FrameFormatException("Neither true nor false."),
    };

    public int ReadInt32() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

    public long ReadInt64() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

    public TimeSpan ReadTime() => new(ReadInt64());

    /// <summary>A figure that cannot be less than zero.</summary>
    public int ReadCount() => ReadInt32() is >= 0 and var count ? count : throw new FrameFormatException("A figure below zero.");

    /// <inheritdoc cref="ReadCount()"/>
    public long ReadSize() => ReadInt64() is >= 0 and var size ? size : throw new FrameFormatException("A figure below zero.");

    /// <summary>A time that has passed.</summary>
    public TimeSpan ReadDuration() => new(ReadSize());

    /// <summary>A point in time; what is outside of the calendar is refused.</summary>
    public DateTimeOffset ReadTimestamp()
    {
        var ticks = ReadInt64();
        return ticks >= 0 && ticks <= DateTime.MaxValue.Ticks
            ? new DateTimeOffset(ticks, TimeSpan.Zero)
            : throw new FrameFormatException("Not a point in time.");
    }

    public byte[] ReadBytes() => Take(ReadInt32()).ToArray();

    public ReadOnlySpan<byte> ReadSpan(int length) => Take(length);

    public string? ReadNullableString()
    {
        var length = ReadInt32();
        if (length == -1)
        {
            return null;
        }

        if (length < 0 || length > _rest.Length / sizeof(char))
        {
            throw new FrameFormatException("A text longer than its frame.");
        }

        var bytes = Take(length * sizeof(char));
        return BitConverter.IsLittleEndian
            ? string.Create(length, bytes, static (text, source) => source.CopyTo(MemoryMarshal.AsBytes(text)))
            : throw new PlatformNotSupportedException();
    }

    public string ReadString() => ReadNullableString() ?? throw new FrameFormatException("A text is missing.");

    /// <summary>A text of at most <paramref name="longest"/> UTF-16 units.</summary>
    public string ReadString(int longest) => ReadNullableString(longest) ?? throw new FrameFormatException("A text is missing.");

    /// <inheritdoc cref="ReadString(int)"/>
    public string? ReadNullableString(int longest) =>
        ReadNullableString() is var text && (text is null || text.Length <= longest) ? text : throw new FrameFormatException("A text longer than it may be.");

    /// <summary>How many items follow, each of at least <paramref name="itemBytes"/> bytes.</summary>
    public int ReadCount(int itemBytes)
    {
        var count = ReadInt32();
        return count >= 0 && count <= _rest.Length / itemBytes
            ? count
            : throw new FrameFormatException("More items than their frame holds.");
    }

    /// <summary>The payload must have been read to its end.</summary>
    public readonly void End()
    {
        if (_rest.Length != 0)
        {
            throw new FrameFormatException("A frame longer than its content.");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count < 0 || count > _rest.Length)
        {
            throw new FrameFormatException("A frame shorter than its content.");
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }
}
