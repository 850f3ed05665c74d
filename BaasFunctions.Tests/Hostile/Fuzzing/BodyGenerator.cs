using System.Text;

namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <summary>
/// Makes bodies for <c>/execute</c>: a correct one whose fields hold values of every kind, then, in most cases, broken at a few
/// places: bytes changed, pieces removed, doubled or swapped, UTF-8 cut in two. The same seed makes the same body.
/// </summary>
internal sealed class BodyGenerator
{
    private const int MostDepth = 5;

    private static readonly string[] s_fields =
        ["execution_id", "function_id", "code", "function_name", "config", "request", "context", "env", "mocks", "__proto__", "", "EXECUTION_ID", "co\\u0064e"];

    private static readonly string[] s_scalars =
    [
        "null", "true", "false", "0", "-0", "1", "-1", "1.5", "1e999", "-1E-999", "123456789012345678901234567890", "0.1e+2", "\"\"", "\"x\"", "\"\\u0000\"",
        "\"\\ud800\"", "\"\\ud83d\\ude00\"", "\"\\\"\\\\\\/\\b\\f\\n\\r\\t\"", "\"é\"", "\"\ud83d\ude00\"", "[]", "{}", "30000", "\"500\"", "9007199254740993",
    ];

    /// <summary>What no JSON text contains at that place, or what is at the edge of it.</summary>
    private static readonly string[] s_broken =
    [
        "01", "+1", ".5", "1.", "1e", "0x1", "NaN", "Infinity", "undefined", "'x'", "\"\\x\"", "\"\\u12\"", "\"\n\"", "\"\t\"", "tru", "nulll", "[1,]", "{\"a\":}", "{,}", "{a:1}",
        "/*c*/1", "//c\n1", "[1 2]", "\ufeff1", "\u00a01", "--1", "1e+", "{\"a\" 1}", "[", "{", "]", "}", "\"",
    ];

    private readonly SeededRandom _random;
    private readonly StringBuilder _text = new();

    private BodyGenerator(ulong seed) => _random = new SeededRandom(seed);

    public static byte[] Make(ulong seed)
    {
        var generator = new BodyGenerator(seed);
        generator.Body();
        var bytes = Encoding.UTF8.GetBytes(generator._text.ToString());
        for (var i = generator._random.Chance(60) ? 0 : 1 + generator._random.Below(3); i > 0; i--)
        {
            bytes = generator.Break(bytes);
        }

        return bytes;
    }

    private void Body()
    {
        _text.Append("{\"execution_id\":\"e1\",\"function_id\":\"f1\",\"code\":\"return 1\"");
        for (var i = _random.Below(6); i > 0; i--)
        {
            _text.Append(',').Append(Space()).Append('"').Append(_random.Pick(s_fields)).Append('"').Append(Space()).Append(':').Append(Space());
            Value(0);
        }

        _text.Append('}').Append(Space());
    }

    private string Space() => _random.Chance(80) ? "" : _random.Pick([" ", "\n", "\r\n", "\t", "   "]);

    private void Value(int depth)
    {
        switch (_random.Below(depth >= MostDepth ? 6 : 10))
        {
            case < 5:
                _text.Append(_random.Pick(s_scalars));
                break;
            case 5:
                _text.Append(_random.Chance(10) ? _random.Pick(s_broken) : "7");
                break;
            case 6:
                var levels = _random.Chance(5) ? 40 + _random.Below(200) : _random.Below(4);
                _text.Append('[', levels).Append(']', levels);
                _text.Append(levels == 0 ? "0" : "");
                break;
            case 7:
                Items('[', ']', () => Value(depth + 1));
                break;
            default:
                Items('{', '}', () =>
                {
                    _text.Append('"').Append(_random.Pick([.. s_fields, "timeout", "memory", "project_id", "tenant_id", "user_id", "body", "env_required", "A"])).Append("\":");
                    Value(depth + 1);
                });
                break;
        }
    }

    private void Items(char open, char close, Action item)
    {
        _text.Append(open);
        for (int i = 0, count = _random.Below(5); i < count; i++)
        {
            _text.Append(i == 0 ? "" : ",").Append(Space());
            item();
        }

        _text.Append(close);
    }

    private byte[] Break(byte[] bytes)
    {
        if (bytes.Length < 2)
        {
            return [(byte)_random.Below(256)];
        }

        var at = _random.Below(bytes.Length);
        var length = Math.Min(1 + _random.Below(12), bytes.Length - at);
        return _random.Below(7) switch
        {
            0 => [.. bytes[..at], (byte)_random.Below(256), .. bytes[(at + 1)..]],
            1 => [.. bytes[..at], .. bytes[(at + length)..]],
            2 => [.. bytes[..(at + length)], .. bytes[at..]],
            3 => [.. bytes[..at], .. Encoding.UTF8.GetBytes(_random.Pick(s_broken)), .. bytes[at..]],
            4 => bytes[..at],
            5 => [.. bytes[..at], .. _random.Pick(InvalidUtf8), .. bytes[at..]],
            _ => [.. bytes[..at], (byte)(bytes[at] ^ (1 << _random.Below(8))), .. bytes[(at + 1)..]],
        };
    }

    private static readonly byte[][] InvalidUtf8 =
        [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0x00]];
}
