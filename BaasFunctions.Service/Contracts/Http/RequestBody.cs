using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.Contracts.Http;

/// <summary>The bytes of one request body in a pooled array. Slices of it travel with the execution.</summary>
/// <param name="account">Where its bytes count; null for nowhere.</param>
internal sealed class RequestBody(ByteAccount? account = null) : IDisposable
{
    private const int FirstSize = 4 * 1024;

    /// <summary>Beyond it the array takes the length that the sender promised, because a part of it has come.</summary>
    private const int Trusted = 256 << 10;

    private readonly ByteReservation? _held = account?.Reserve(BytePurpose.Request);
    private byte[] _bytes = [];
    private bool _kept;

    /// <summary>The account of the execution; null where nothing counts.</summary>
    public ByteAccount? Account => account;

    public int Length { get; private set; }

    /// <summary>The body: UTF-8 JSON once it was read.</summary>
    public ReadOnlyMemory<byte> Bytes => _bytes.AsMemory(0, Length);

    /// <summary>Takes room for more bytes before they are read; false when there was none in time.</summary>
    /// <param name="count">Bytes that have come.</param>
    /// <param name="promised">Bytes of the whole body, as far as it is known.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public async ValueTask<bool> MakeRoomAsync(int count, long promised, CancellationToken cancellation)
    {
        if (Length + count <= _bytes.Length)
        {
            return true;
        }

        var size = BufferPool.SizeOf(NextSize(count, promised));
        if (_held is not null && !await _held.CoverAsync(size, cancellation))
        {
            return false;
        }

        Grow(size);
        return true;
    }

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
            var size = BufferPool.SizeOf(NextSize(count, 0));
            Grow(size);
            _held?.Cover(size);
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
            BufferPool.Return(_bytes);
        }

        _held?.Dispose();
        _kept = true;
        _bytes = [];
        Length = 0;
    }

    /// <summary>Grows with what arrives; once a good part of it has come, a header is believed.</summary>
    private int NextSize(int count, long promised) => (int)Math.Max(
        Length + count, Length >= Trusted && promised > _bytes.Length ? promised : Math.Max(FirstSize, _bytes.Length * 2L));

    private void Grow(int size)
    {
        var larger = BufferPool.Rent(size);
        _bytes.AsSpan(0, Length).CopyTo(larger);
        BufferPool.Return(_bytes);
        _bytes = larger;
    }
}
