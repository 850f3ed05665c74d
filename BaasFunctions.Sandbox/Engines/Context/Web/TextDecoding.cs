using System.Text;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>Decodes one text that may come in pieces (WHATWG Encoding, TextDecoder).</summary>
internal sealed class TextDecoding(KnownEncoding encoding, bool isFatal, bool keepsByteOrderMark)
{
    private Decoder? _decoder;
    private bool _begun;

    public string Name => encoding.Name;

    /// <summary>Decodes a piece; false when it is none of the encoding and that is an error. What follows is another text then.</summary>
    public bool TryDecode(ReadOnlySpan<byte> bytes, bool goesOn, out string text)
    {
        var decoded = encoding.Table is { } table ? Translate(bytes, table) : Decode(bytes, goesOn);
        text = decoded ?? "";
        if (text.Length > 0 && !_begun)
        {
            _begun = true;
            if (encoding.HasByteOrderMark && !keepsByteOrderMark && text[0] == '\uFEFF')
            {
                text = text[1..];
            }
        }

        if (!goesOn || decoded is null)
        {
            _begun = false;
            _decoder?.Reset();
        }

        return decoded is not null;
    }

    private string? Translate(ReadOnlySpan<byte> bytes, char[] table)
    {
        var characters = new char[bytes.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            characters[i] = table[bytes[i]];
            if (isFatal && characters[i] == '\uFFFD')
            {
                return null;
            }
        }

        return new string(characters);
    }

    private string? Decode(ReadOnlySpan<byte> bytes, bool goesOn)
    {
        _decoder ??= encoding.NewDecoder(isFatal);
        try
        {
            var characters = new char[_decoder.GetCharCount(bytes, flush: !goesOn)];
            var count = _decoder.GetChars(bytes, characters, flush: !goesOn);
            return new string(characters, 0, count);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
