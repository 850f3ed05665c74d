using System.Text;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>An encoding of texts that functions can decode.</summary>
/// <param name="Name">Its name in the Encoding Standard, in lower case.</param>
/// <param name="CodePage">Its number in the runtime.</param>
internal sealed record KnownEncoding(string Name, int CodePage)
{
    private const int Macintosh = 10000;
    private const int Utf8 = 65001;

    private char[]? _table;

    /// <summary>Whether a byte order mark at the beginning is no part of the text.</summary>
    public bool HasByteOrderMark => CodePage is Utf8 or 1200 or 1201;

    /// <summary>A decoder of the runtime, which keeps what is left of a character for the next piece.</summary>
    public Decoder NewDecoder(bool isFatal) => Get(isFatal ? DecoderFallback.ExceptionFallback : new DecoderReplacementFallback("\uFFFD")).GetDecoder();

    /// <summary>What each byte stands for, U+FFFD for nothing; null when characters can have several bytes.</summary>
    public char[]? Table => _table ??= CodePage != Utf8 && Get(DecoderFallback.ReplacementFallback) is { IsSingleByte: true } encoding ? TableOf(encoding) : null;

    /// <summary>The runtime gives bytes that stand for nothing characters for private use.</summary>
    private char[] TableOf(Encoding encoding)
    {
        var table = new char[256];
        for (var i = 0; i < table.Length; i++)
        {
            var character = encoding.GetString([(byte)i])[0];
            table[i] = character is >= '\uE000' and <= '\uF8FF' && CodePage != Macintosh ? '\uFFFD' : character;
        }

        return table;
    }

    private Encoding Get(DecoderFallback fallback) => CodePage switch
    {
        Utf8 or 1200 or 1201 => Encoding.GetEncoding(CodePage, EncoderFallback.ReplacementFallback, fallback),
        _ => CodePagesEncodingProvider.Instance.GetEncoding(CodePage, EncoderFallback.ReplacementFallback, fallback)
            ?? Encoding.GetEncoding(CodePage, EncoderFallback.ReplacementFallback, fallback),
    };
}
