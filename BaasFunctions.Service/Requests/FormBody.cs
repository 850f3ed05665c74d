using System.Text;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;

namespace BaasFunctions.Service.Requests;

/// <summary>
/// Rewrites a form (<c>code=...&amp;env[KEY]=...&amp;config[timeout]=100</c>) as JSON, so that everything after it knows one form of
/// body only. Names nest with brackets; every value is a string.
/// </summary>
internal static class FormBody
{
    private const int MaxPairs = 1000;
    private const int MaxDepth = 32;

    public static ApiError? Rewrite(RequestBody body)
    {
        var root = new FormNode();
        var pairs = 0;
        var form = body.Bytes.Span;
        foreach (var range in form.Split((byte)'&'))
        {
            var pair = form[range];
            if (pair.IsEmpty)
            {
                continue;
            }

            if (++pairs > MaxPairs)
            {
                return ApiErrors.InvalidForm($"A form may have {MaxPairs} values; send JSON instead");
            }

            var equals = pair.IndexOf((byte)'=');
            var name = Decode(equals < 0 ? pair : pair[..equals]);
            if (!TryFind(root, name, out var node))
            {
                return ApiErrors.InvalidForm($"Names of a form may nest {MaxDepth} levels; send JSON instead");
            }

            node.Add(equals < 0 ? "" : Decode(pair[(equals + 1)..]));
        }

        Replace(body, root);
        return null;
    }

    /// <summary>The node of <c>a[b][c]</c>; what is no well-formed nesting is a plain name.</summary>
    private static bool TryFind(FormNode root, string name, out FormNode node)
    {
        var open = name.IndexOf('[');
        if (open <= 0)
        {
            node = root.Member(name);
            return true;
        }

        node = root.Member(name[..open]);
        for (var depth = 0; open >= 0 && open < name.Length && name[open] == '['; depth++)
        {
            var close = name.IndexOf(']', open);
            if (close < 0)
            {
                break;
            }

            if (depth == MaxDepth)
            {
                return false;
            }

            node = node.Member(name[(open + 1)..close]);
            open = close + 1;
        }

        return true;
    }

    private static string Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var i = 0; i < encoded.Length; i++)
        {
            if (IsEscape(encoded[i..]))
            {
                bytes[length++] = (byte)((Digit(encoded[i + 1]) << 4) | Digit(encoded[i + 2]));
                i += 2;
            }
            else
            {
                bytes[length++] = encoded[i] == '+' ? (byte)' ' : encoded[i];
            }
        }

        return Encoding.UTF8.GetString(bytes, 0, length);
    }

    private static bool IsEscape(ReadOnlySpan<byte> text) =>
        text is [(byte)'%', var high, var low, ..] && char.IsAsciiHexDigit((char)high) && char.IsAsciiHexDigit((char)low);

    private static int Digit(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;

    private static void Replace(RequestBody body, FormNode root)
    {
        using var json = ResponseBuffer.Rent();
        root.WriteObject(json.Json);
        body.Clear();
        body.Append(json.Written);
    }
}
