using System.Buffers;

namespace BaasFunctions.Service.Contracts.Http;

/// <summary>The bytes of one request body in a pooled array. Slices of it travel with the execution.</summary>
internal sealed class RequestBody : IDisposable
{
    private const int FirstSize = 4 * 1024;

    private byte[] _bytes = [];
    private bool _kept;

    public int Length { get; private set; }

    /// <summary>The body: UTF-8 JSON once it was read.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    public void Append(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(Reserve(bytes.Length));
        Length += bytes.Length;
    }

    /// <summary>Room for at least so many bytes after those present; <see cref="Advance"/> makes them part of the body.</summary>
    public Span<byte> Reserve(int count) => ReserveMemory(count).Span;

    /// <inheritdoc cref="Reserve"/>
    public Memory<byte> ReserveMemory(int count)
    {
        if (Length + count > _bytes.Length)
        {
            // Grows with what arrives, never with what a header promises.
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, Math.Max(FirstSize, _bytes.Length * 2)));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return _bytes.AsMemory(Length);
    }

    public void Advance(int count) => Length += count;

    public void Clear() => Length = 0;

    /// <summary>
    /// Leaves the array to the garbage collector. For executions that may still be running after their answer: a pooled
    /// array would hand them the body of somebody else.
    /// </summary>
    public void KeepFromPool() => _kept = true;

    public void Dispose()
    {
        if (!_kept)
        {
            ArrayPool<byte>.Shared.Return(_bytes);
        }

        _kept = true;
        _bytes = [];
        Length = 0;
    }
}
