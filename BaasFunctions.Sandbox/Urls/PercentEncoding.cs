using System.Buffers;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>Percent-encoded bytes and the sets of what is encoded (URL Standard, 1.3). Each set has control characters and what is not ASCII, too.</summary>
internal static class PercentEncoding
{
    private const string QueryMembers = " \"#<>";
    private const string PathMembers = QueryMembers + "?^`{}";
    private const string UserInfoMembers = PathMembers + "/:;=@[\\]|";
    private const string ComponentMembers = UserInfoMembers + "$%&+,";

    public static readonly SearchValues<char> Control = Plain("");
    public static readonly SearchValues<char> Fragment = Plain(" \"<>`");
    public static readonly SearchValues<char> Query = Plain(QueryMembers);
    public static readonly SearchValues<char> SpecialQuery = Plain(QueryMembers + "'");
    public static readonly SearchValues<char> Path = Plain(PathMembers);
    public static readonly SearchValues<char> UserInfo = Plain(UserInfoMembers);
    public static readonly SearchValues<char> Form = Plain(ComponentMembers + "!'()~");

    private static readonly SearchValues<char> s_percent = SearchValues.Create("%");

    /// <summary>Encodes the bytes in UTF-8 of what does not stay.</summary>
    /// <param name="text">Scalar values.</param>
    /// <param name="plain">What stays.</param>
    public static string Encode(ReadOnlySpan<char> text, SearchValues<char> plain)
    {
        var first = text.IndexOfAnyExcept(plain);
        if (first < 0)
        {
            return text.ToString();
        }

        var result = new StringBuilder(text.Length + 16).Append(text[..first]);
        Span<byte> bytes = stackalloc byte[4];
        for (var rest = text[first..]; rest.Length > 0;)
        {
            Rune.DecodeFromUtf16(rest, out var rune, out var used);
            foreach (var value in bytes[..rune.EncodeToUtf8(bytes)])
            {
                result.Append('%').Append(Digit(value >> 4)).Append(Digit(value & 15));
            }

            rest = rest[used..];
            var kept = rest.IndexOfAnyExcept(plain) is var next and >= 0 ? next : rest.Length;
            result.Append(rest[..kept]);
            rest = rest[kept..];
        }

        return result.ToString();
    }

    /// <summary>The bytes meant by a text, read as UTF-8: what is none is U+FFFD, and a byte order mark stays.</summary>
    public static string Decode(string text)
    {
        if (!text.AsSpan().ContainsAny(s_percent))
        {
            return text;
        }

        var bytes = Encoding.UTF8.GetBytes(text);
        var length = 0;
        for (var index = 0; index < bytes.Length; index++)
        {
            var isEncoded = bytes[index] == '%' && index + 2 < bytes.Length && char.IsAsciiHexDigit((char)bytes[index + 1]) && char.IsAsciiHexDigit((char)bytes[index + 2]);
            bytes[length++] = isEncoded ? (byte)((Value(bytes[index + 1]) << 4) | Value(bytes[index + 2])) : bytes[index];
            index += isEncoded ? 2 : 0;
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static char Digit(int value) => (char)(value < 10 ? '0' + value : 'A' + value - 10);

    private static int Value(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static SearchValues<char> Plain(string encoded) =>
        SearchValues.Create([.. Enumerable.Range(0x20, 0x7F - 0x20).Select(code => (char)code).Where(character => !encoded.Contains(character))]);
}
