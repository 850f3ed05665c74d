using System.Text;
using BaasFunctions.Tests.PropertyBased;
using FsCheck;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.Hostile.Fuzzing;

/// <summary>
/// Bodies for <c>/execute</c>: a correct one whose fields hold values of every kind, then, in two of five cases, broken at a few
/// places: bytes changed, pieces removed, doubled or put in, UTF-8 cut in two.
/// </summary>
internal static class BodyGenerator
{
    private const int MaxDepth = 5;

    private static readonly string[] s_fields =
        ["execution_id", "function_id", "code", "language", "function_name", "config", "request", "context", "env", "mocks", "__proto__", "", "EXECUTION_ID", "co\\u0064e"];

    private static readonly string[] s_members = [.. s_fields, "timeout", "memory", "project_id", "tenant_id", "user_id", "body", "env_required", "A"];

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

    private static readonly byte[][] s_invalidUtf8 =
        [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFF], [0x80], [0xE2, 0x82], [0xEF, 0xBB, 0xBF], [0x00]];

    private static readonly byte[][] s_pieces = [.. s_broken.Select(Encoding.UTF8.GetBytes), .. s_invalidUtf8];

    private static readonly Gen<string> s_space = Gen.Frequency((4, Gen.Constant("")), (1, Gen.Elements(" ", "\n", "\r\n", "\t", "   ")));

    private static readonly Gen<string> s_leaf =
        Gen.Frequency((50, Gen.Elements(s_scalars)), (9, Gen.Constant("7")), (1, Gen.Elements(s_broken)));

    public static Gen<DamagedBytes> Bodies { get; } =
        from count in Gen.Choose(0, 5)
        from fields in Member(s_fields, 0).ArrayOf(count)
        from end in s_space
        let body = Encoding.UTF8.GetBytes($$"""{{{string.Join(',', ["\"execution_id\":\"e1\"", "\"function_id\":\"f1\"", "\"code\":\"return 1\"", .. fields])}}}{{end}}""")
        from damaged in Gen.Frequency((3, Gen.Constant(new DamagedBytes(body))), (2, DamagedBytes.Of(body, s_pieces, most: 3)))
        select damaged;

    private static Gen<string> Member(string[] names, int depth) =>
        from before in s_space
        from name in Gen.Elements(names)
        from between in s_space
        from after in s_space
        from value in Value(depth)
        select $"{before}\"{name}\"{between}:{after}{value}";

    private static Gen<string> Value(int depth) => depth >= MaxDepth ? s_leaf : Gen.Frequency(
        (6, s_leaf),
        (1, Gen.Frequency((19, Gen.Choose(1, 3)), (1, Gen.Choose(40, 239))).Select(levels => new string('[', levels) + new string(']', levels))),
        (1, List('[', ']', Later(() => Value(depth + 1)))),
        (2, List('{', '}', Later(() => Member(s_members, depth + 1)))));

    /// <summary>Made when it is needed: a generator that holds itself would have no end.</summary>
    private static Gen<string> Later(Func<Gen<string>> generator) => Gen.Constant(generator).SelectMany(make => make());

    private static Gen<string> List(char open, char close, Gen<string> item) =>
        from count in Gen.Choose(0, 4)
        from space in s_space
        from items in item.ArrayOf(count)
        select $"{open}{string.Join("," + space, items)}{close}";
}
