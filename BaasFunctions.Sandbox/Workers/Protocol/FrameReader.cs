using System.Buffers;
using System.Buffers.Binary;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Cuts what arrives into frames. Memory grows with what has arrived, never with what a length merely claims.</summary>
/// <param name="stream">What arrives.</param>
/// <param name="largest">Bytes of the largest payload of a type now; null for what the protocol allows.</param>
internal sealed class FrameReader(Stream stream, Func<FrameType, int>? largest = null) : IDisposable
{
    private const int KeptBytes = 64 << 10;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(KeptBytes);
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
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
        _begin = _end = 0;
    }

    private bool Filled(int count)
    {
        _end += count;
        return count > 0;
    }

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
        var other = ArrayPool<byte>.Shared.Rent(size);
        _bytes.AsSpan(_begin, _end - _begin).CopyTo(other);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = other;
        _end -= _begin;
        _begin = 0;
    }
}
