using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Contracts.Http;

/// <summary>
/// Bytes of one response while they are written, with a JSON writer on top. One is kept per thread.
/// </summary>
internal sealed class ResponseBuffer : IBufferWriter<byte>, IDisposable
{
    private const int FirstSize = 4 * 1024;
    private const int KeptSize = 256 * 1024;

    // What the reader gets is JSON under nosniff, never HTML, so only what JSON itself asks for is escaped.
    private static readonly JsonWriterOptions s_options = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    [ThreadStatic]
    private static ResponseBuffer? t_kept;

    private byte[] _bytes = BufferPool.Rent(FirstSize);
    private int _length;

    private ResponseBuffer() => Json = new Utf8JsonWriter(this, s_options);

    public Utf8JsonWriter Json { get; }

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written
    {
        get
        {
            Json.Flush();
            return _bytes.AsSpan(0, _length);
        }
    }

    /// <summary>What was written, for a writer that does not end before the first await.</summary>
    public ReadOnlyMemory<byte> Memory
    {
        get
        {
            Json.Flush();
            return _bytes.AsMemory(0, _length);
        }
    }

    /// <param name="expected">Bytes that are going to be written, as far as that is known.</param>
    public static ResponseBuffer Rent(int expected = 0)
    {
        var buffer = t_kept ?? new ResponseBuffer();
        t_kept = null;
        buffer.Reserve(expected);
        return buffer;
    }

    /// <summary>Gives the buffer back; its content is gone.</summary>
    public void Dispose()
    {
        _length = 0;
        Json.Reset();
        if (_bytes.Length <= KeptSize && t_kept is null)
        {
            t_kept = this;
            return;
        }

        BufferPool.Return(_bytes);
        _bytes = [];
    }

    public void Advance(int count) => _length += count;

    public Memory<byte> GetMemory(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsMemory(_length);
    }

    public Span<byte> GetSpan(int sizeHint = 0)
    {
        Reserve(sizeHint);
        return _bytes.AsSpan(_length);
    }

    private void Reserve(int sizeHint)
    {
        var needed = _length + Math.Max(1, sizeHint);
        if (needed <= _bytes.Length)
        {
            return;
        }

        var larger = BufferPool.Rent(Math.Max(needed, _bytes.Length * 2));
        _bytes.AsSpan(0, _length).CopyTo(larger);
        BufferPool.Return(_bytes);
        _bytes = larger;
    }
}
