using System.Globalization;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Rows and queries, as JSON, that look for differences between two evaluations of them: values near one another, in few fields.</summary>
internal static class EntityGenerators
{
    private const int MaxDepth = 3;

    private static readonly string[] s_fields = ["a", "b", "n.x", "n.y.z", "t.0", "$m-1", "none", "id", "created", "updated"];

    private static readonly string[] s_texts =
    [
        "", "a", "A", "aa", "ab", "b", "B", "é", "e\u0301", "z", "ż", "ß", "ss", " ", "a ", "%", "_", "a%", "a_b", "\\", "'", "\"", "a'b", "5", "05", "5.0", "null", "true", "false", "[]", "{}",
        "\u0001", "\t\n", "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "\U00010000", "\U0001F600", "a\U0001F600", "a\uFFFD", "\U0001F600a", "\U0010FFFF", "a\U0010FFFF", "Infinity", "NaN", "-1",
    ];

    private static readonly double[] s_numbers =
    [
        0, -0.0, 1, -1, 2, 5, 10, 0.5, -0.5, 0.1, 0.2, 0.30000000000000004, 0.3, 1e21, 1.0000000000000002, 1e-7, 123456789.125, 9007199254740991, 9007199254740992,
        -9007199254740991, 1152921504606847000, double.MaxValue, double.MinValue, double.Epsilon, 2.2250738585072014e-308, 1767323045, 1767323046.5,
    ];

    private static readonly Gen<string> s_text = Gen.Elements(s_texts).Select(Quoted);

    private static readonly Gen<string> s_truth = Gen.Elements("true", "false");

    /// <summary>As a function would send it: the shortest digits that are the same number.</summary>
    private static readonly Gen<string> s_number = Gen.Frequency(
            (85, Gen.Elements(s_numbers)),
            (8, Gen.Choose(0, int.MaxValue).Select(value => value / (double)int.MaxValue)),
            (7, Gen.Choose(0, ushort.MaxValue).ArrayOf(4).Select(parts => BitConverter.Int64BitsToDouble(parts.Aggregate(0L, (bits, part) => (bits << 16) | (uint)part)))))
        .Select(number => double.IsFinite(number) ? number.ToString("R", CultureInfo.InvariantCulture) : "1");

    private static readonly Gen<string> s_value = Gen.Frequency(
        (1, Gen.Constant("null")), (1, Gen.Constant("[1,\"a\"]")), (1, Gen.Constant("{}")), (2, s_truth), (3, s_number), (4, s_text));

    private static readonly Gen<string> s_scalar = Gen.Frequency(
        (10, Gen.Constant("null")), (20, s_truth), (30, s_number), (34, s_text), (2, Gen.Constant("\"a1\"")), (4, Gen.Choose(0, 39).SelectMany(number => Gen.Elements($"\"9{number}\"", $"\"10{number}\""))));

    private static readonly Gen<(string Name, string Value)> s_operator =
        from name in Gen.Elements("eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "contains", "startsWith", "isNull")
        from value in name switch
        {
            "in" or "nin" => Gen.Choose(0, 5).SelectMany(count => s_scalar.ArrayOf(count)).Select(Array),
            "contains" or "startsWith" => s_text,
            "isNull" => s_truth,
            "eq" or "ne" => s_scalar,
            _ => Gen.OneOf(s_text, s_number),
        }
        select (name, value);

    private static readonly Gen<(string Name, string Value)> s_field =
        from name in Gen.Elements(s_fields)
        from value in Gen.Frequency((1, s_scalar), (3, Gen.Choose(1, 2).SelectMany(count => s_operator.ArrayOf(count)).Select(Object)))
        select (name, value);

    /// <summary>Options of an order; empty for none.</summary>
    public static Gen<string> Order { get; } =
        Gen.Choose(0, 3).SelectMany(count => Gen.Elements(s_fields).SelectMany(name => Gen.Frequency(
            (1, Gen.Constant($"\"{name}\"")), (1, Gen.Constant($"\"-{name}\"")), (2, Gen.Elements("asc", "desc").Select(way => $$"""{"{{name}}":"{{way}}"}""")))).ArrayOf(count)).Select(Array);

    /// <summary>A row with an id that no other one of the number has.</summary>
    public static Gen<string> Row(int number)
    {
        var inner = Members(Member(100, "x", s_value), Member(60, "y", Gen.Frequency((4, Members(Member(100, "z", s_value))), (1, s_value))));

        // A segment of digits is the name of a member, never a place in an array.
        var place = Gen.OneOf(s_value.Select(value => $"[{value},1]"), Members(Member(100, "0", s_value)));
        return Members(
            Member(100, "id", Gen.Elements("", "a", "A", "é", "\uE000", "9", "10", "ä-").Select(start => Quoted(start + number))),
            Member(80, "a", s_value),
            Member(80, "b", s_value),
            Member(80, "$m-1", s_value),
            Member(60, "n", Gen.Frequency((85, inner), (15, s_value))),
            Member(30, "t", place));
    }

    public static Gen<string> Query(int depth = 0)
    {
        var inner = depth < MaxDepth ? Query(depth + 1) : null;
        var list = inner is null ? null : Gen.Choose(0, 3).SelectMany(count => inner.ArrayOf(count)).Select(Array);
        var part = inner is null || list is null ? s_field : Gen.Frequency(
            (1, list.Select(queries => ("or", queries))), (1, list.Select(queries => ("and", queries))), (1, inner.Select(query => ("not", query))), (7, s_field));
        return Gen.Choose(0, depth == 0 ? 2 : 3).SelectMany(count => part.ArrayOf(count)).Select(Object);
    }

    private static Gen<(string Name, string Value)[]> Member(int percent, string name, Gen<string> value) => Gen.Frequency(
        (percent, value.Select(json => new[] { (name, json) })), (100 - percent, Gen.Constant(System.Array.Empty<(string, string)>())));

    private static Gen<string> Members(params Gen<(string Name, string Value)[]>[] members) =>
        Gen.CollectToArray(members).Select(found => Object([.. found.SelectMany(member => member)]));

    private static string Object((string Name, string Value)[] members) =>
        $"{{{string.Join(',', members.DistinctBy(member => member.Name).Select(member => $"{Quoted(member.Name)}:{member.Value}"))}}}";

    private static string Array(string[] items) => $"[{string.Join(',', items)}]";

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
