using System.Buffers.Binary;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Cuts what arrives into frames. Memory grows with what has arrived, never with what a length merely claims.</summary>
/// <param name="stream">What arrives.</param>
/// <param name="largest">Bytes of the largest payload of a type now; null for what the protocol allows.</param>
/// <param name="bytes">Counts what the reader takes beyond what it always has; null for nobody.</param>
internal sealed class FrameReader(Stream stream, Func<FrameType, int>? largest = null, IByteCounter? bytes = null) : IDisposable
{
    private const int KeptBytes = 64 << 10;

    private byte[] _bytes = BufferPool.Rent(KeptBytes);
    private int _begin;
    private int _end;

    /// <summary>Waits for more; false at the end of the stream.</summary>
    public bool Fill()
    {
        MakeRoom();
        return Filled(stream.Read(_bytes.AsSpan(_end)));
    }

    /// <inheritdoc cref="Fill"/>
    public async ValueTask<bool> FillAsync(CancellationToken cancellationToken)
    {
        // What is large waits where it is, in the pipe, while the service holds as much as it may.
        if (bytes is not null && NextSize is var size && size > _bytes.Length)
        {
            await bytes.CountAsync(size - _bytes.Length).ConfigureAwait(false);
            bytes.Count(_bytes.Length - size);
        }

        MakeRoom();
        return Filled(await stream.ReadAsync(_bytes.AsMemory(_end), cancellationToken).ConfigureAwait(false));
    }

    /// <summary>The next frame that has arrived completely.</summary>
    /// <exception cref="FrameFormatException">The length is not one that a frame may have.</exception>
    public bool TryTake(out Frame frame)
    {
        var arrived = _bytes.AsMemory(_begin, _end - _begin);
        frame = default;
        if (arrived.Length < Frame.HeaderBytes)
        {
            return false;
        }

        var header = arrived.Span;
        var length = BinaryPrimitives.ReadInt32LittleEndian(header);
        var type = (FrameType)header[4];
        if (length < 0 || length > (largest?.Invoke(type) ?? FrameSize.Max(type)))
        {
            throw new FrameFormatException("A frame of impossible length.");
        }

        if (arrived.Length - Frame.HeaderBytes < length)
        {
            return false;
        }

        var execution = BinaryPrimitives.ReadInt32LittleEndian(header[5..]);
        frame = new Frame(type, execution, arrived.Slice(Frame.HeaderBytes, length));
        _begin += Frame.HeaderBytes + length;
        return true;
    }

    public void Dispose()
    {
        Replace([]);
        _begin = _end = 0;
    }

    private bool Filled(int count)
    {
        _end += count;
        return count > 0;
    }

    /// <summary>Length of the array after the next <see cref="MakeRoom"/>, where it grows.</summary>
    private int NextSize => _end - _begin == _bytes.Length ? BufferPool.SizeOf(_bytes.Length * 2) : 0;

    private void MakeRoom()
    {
        var kept = _end - _begin;
        if (kept == 0)
        {
            _begin = _end = 0;
            if (_bytes.Length > KeptBytes * 4)
            {
                Resize(KeptBytes);
            }
        }
        else if (kept == _bytes.Length)
        {
            Resize(_bytes.Length * 2);
        }
        else if (_end == _bytes.Length)
        {
            _bytes.AsSpan(_begin, kept).CopyTo(_bytes);
            _begin = 0;
            _end = kept;
        }
    }

    private void Resize(int size)
    {
        var other = BufferPool.Rent(size);
        _bytes.AsSpan(_begin, _end - _begin).CopyTo(other);
        Replace(other);
        _end -= _begin;
        _begin = 0;
    }

    private void Replace(byte[] other)
    {
        bytes?.Count(Extra(other) - Extra(_bytes));
        BufferPool.Return(_bytes);
        _bytes = other;
    }

    private static int Extra(byte[] array) => Math.Max(0, array.Length - KeptBytes);
}
