using System.Buffers;
using System.Buffers.Text;
using System.Text;

namespace BaasFunctions.Sandbox.Engines.Values;

/// <summary>A growing UTF-8 buffer that refuses to grow beyond its bound, with the lexical forms of JSON.stringify.</summary>
internal sealed class JsonText(int maxBytes) : IDisposable
{
    private static readonly SearchValues<char> s_escaped = SearchValues.Create(
        [.. Enumerable.Range(0, 32).Select(c => (char)c), '"', '\\']);

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(1024);

    public int Length { get; private set; }

    /// <summary>Bytes that may still be written.</summary>
    public int Room => maxBytes - Length;

    /// <summary>Whether something was refused for want of room; what is in the buffer is then not JSON.</summary>
    public bool Overflowed { get; private set; }

    public byte[] ToArray() => _bytes.AsSpan(0, Length).ToArray();

    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = [];
    }

    public void Raw(byte value)
    {
        if (Reserve(1))
        {
            _bytes[Length++] = value;
        }
    }

    public void Raw(ReadOnlySpan<byte> ascii)
    {
        if (Reserve(ascii.Length))
        {
            ascii.CopyTo(_bytes.AsSpan(Length));
            Length += ascii.Length;
        }
    }

    public void Whole(long value)
    {
        if (Reserve(20) && Utf8Formatter.TryFormat(value, _bytes.AsSpan(Length), out var written))
        {
            Length += written;
        }
    }

    /// <summary>A JSON string: the escapes of JSON.stringify, and lone surrogates as escapes so that the text stays valid UTF-8.</summary>
    public void Quoted(ReadOnlySpan<char> text)
    {
        Raw((byte)'"');
        if (text.ContainsAnyInRange('\uD800', '\uDFFF'))
        {
            WithSurrogates(text);
        }
        else
        {
            Escaped(text);
        }

        Raw((byte)'"');
    }

    private void WithSurrogates(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !Overflowed)
        {
            var at = text.IndexOfAnyInRange('\uD800', '\uDFFF');
            if (at < 0)
            {
                Escaped(text);
                return;
            }

            Escaped(text[..at]);
            text = text[at..];
            if (text.Length > 1 && char.IsSurrogatePair(text[0], text[1]))
            {
                Transcoded(text[..2]);
                text = text[2..];
            }
            else
            {
                Unicode(text[0]);
                text = text[1..];
            }
        }
    }

    private void Escaped(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty && !Overflowed)
        {
            var at = text.IndexOfAny(s_escaped);
            if (at < 0)
            {
                Transcoded(text);
                return;
            }

            Transcoded(text[..at]);
            Escape(text[at]);
            text = text[(at + 1)..];
        }
    }

    private void Transcoded(ReadOnlySpan<char> text)
    {
        if (Reserve(text.Length) && Reserve(Encoding.UTF8.GetByteCount(text)))
        {
            Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
        }
    }

    private void Escape(char c)
    {
        switch (c)
        {
            case '"':
                Raw("\\\""u8);
                break;
            case '\\':
                Raw("\\\\"u8);
                break;
            case '\b':
                Raw("\\b"u8);
                break;
            case '\f':
                Raw("\\f"u8);
                break;
            case '\n':
                Raw("\\n"u8);
                break;
            case '\r':
                Raw("\\r"u8);
                break;
            case '\t':
                Raw("\\t"u8);
                break;
            default:
                Unicode(c);
                break;
        }
    }

    private void Unicode(char c)
    {
        ReadOnlySpan<byte> digits = "0123456789abcdef"u8;
        Raw([(byte)'\\', (byte)'u', digits[c >> 12], digits[(c >> 8) & 15], digits[(c >> 4) & 15], digits[c & 15]]);
    }

    private bool Reserve(int count)
    {
        if (count > Room)
        {
            Overflowed = true;
            return false;
        }

        if (Length + count > _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + count, _bytes.Length * 2));
            _bytes.AsSpan(0, Length).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return true;
    }
}
