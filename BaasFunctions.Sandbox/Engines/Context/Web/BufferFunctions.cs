using System.Text;
using BaasFunctions.Sandbox.Engines.Context.Calls;
using BaasFunctions.Sandbox.Engines.Execution;
using Jint.Native;
using Jint.Runtime;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>What Buffer cannot do in script: texts in the encodings that Node names, to bytes and back.</summary>
internal static class BufferFunctions
{
    public static (string Name, HostFunction.Body Body)[] All =>
    [
        ("bytesOf", static (scope, arguments) =>
            ScriptBytes.ToArray(scope.Engine, BytesOf(TypeConverter.ToString(arguments.At(0)), TypeConverter.ToString(arguments.At(1))))),
        ("textOf", static (_, arguments) => JsString.Create(TextOf(ScriptBytes.Of(arguments.At(0)) ?? [], TypeConverter.ToString(arguments.At(1))))),
        ("compare", static (_, arguments) => JsNumber.Create(Math.Sign((ScriptBytes.Of(arguments.At(0)) ?? []).AsSpan().SequenceCompareTo(ScriptBytes.Of(arguments.At(1)) ?? [])))),
        ("find", Find),
    ];

    /// <summary>What is no digit ends hexadecimal text and is passed over in base64, as in Node.</summary>
    private static byte[] BytesOf(string text, string encoding) => encoding switch
    {
        "hex" => OfHex(text),
        "base64" or "base64url" => OfBase64(text),
        "latin1" or "ascii" => OfLatin1(text),
        "utf16le" => Encoding.Unicode.GetBytes(text),
        _ => Encoding.UTF8.GetBytes(text),
    };

    private static string TextOf(byte[] bytes, string encoding) => encoding switch
    {
        "hex" => Convert.ToHexStringLower(bytes),
        "base64" => Convert.ToBase64String(bytes),
        "base64url" => System.Buffers.Text.Base64Url.EncodeToString(bytes),
        "latin1" => Encoding.Latin1.GetString(bytes),
        "ascii" => string.Create(bytes.Length, bytes, static (characters, from) =>
        {
            for (var i = 0; i < from.Length; i++)
            {
                characters[i] = (char)(from[i] & 0x7F);
            }
        }),
        "utf16le" => Utf16(bytes),
        _ => Encoding.UTF8.GetString(bytes),
    };

    private static string Utf16(byte[] bytes) =>
        string.Create(bytes.Length / 2, bytes, static (characters, from) =>
        {
            for (var i = 0; i < characters.Length; i++)
            {
                characters[i] = (char)(from[2 * i] | (from[(2 * i) + 1] << 8));
            }
        });

    private static byte[] OfHex(string text)
    {
        var pairs = 0;
        while ((2 * pairs) + 1 < text.Length && char.IsAsciiHexDigit(text[2 * pairs]) && char.IsAsciiHexDigit(text[(2 * pairs) + 1]))
        {
            pairs++;
        }

        return Convert.FromHexString(text.AsSpan(0, 2 * pairs));
    }

    private static byte[] OfBase64(string text)
    {
        var digits = new StringBuilder(text.Length + 3);
        foreach (var character in text)
        {
            if (character == '=')
            {
                break;
            }

            var digit = character switch { '-' => '+', '_' => '/', _ => character };
            if (char.IsAsciiLetterOrDigit(digit) || digit is '+' or '/')
            {
                digits.Append(digit);
            }
        }

        // One digit alone is less than a byte.
        digits.Length -= digits.Length % 4 == 1 ? 1 : 0;
        digits.Append('=', (4 - (digits.Length % 4)) % 4);
        return Convert.FromBase64String(digits.ToString());
    }

    private static byte[] OfLatin1(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (byte)text[i];
        }

        return bytes;
    }

    /// <summary>Arguments: bytes, what is looked for, where to begin, whether backwards. -1 for nothing.</summary>
    private static JsNumber Find(ExecutionScope scope, JsValue[] arguments)
    {
        var all = ScriptBytes.Of(arguments.At(0)) ?? [];
        var wanted = ScriptBytes.Of(arguments.At(1)) ?? [];
        var from = (int)Math.Clamp(TypeConverter.ToInteger(arguments.At(2)), -1, all.Length);
        if (TypeConverter.ToBoolean(arguments.At(3)))
        {
            return JsNumber.Create(from < 0 ? -1 : ByteSearch.Last(scope, all, wanted, from));
        }

        return JsNumber.Create(ByteSearch.First(scope, all, wanted, Math.Max(from, 0)));
    }
}
