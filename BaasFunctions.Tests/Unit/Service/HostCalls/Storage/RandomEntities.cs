using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Rows and queries that look for differences between two ways of judging: values near one another, in few fields.</summary>
internal sealed class RandomEntities(int seed)
{
    private static readonly string[] s_fields = ["a", "b", "n.x", "n.y.z", "t.0", "$m-1", "none", "id", "created", "updated"];

    private static readonly string[] s_texts =
    [
        "", "a", "A", "aa", "ab", "b", "B", "é", "e\u0301", "z", "ż", "ß", "ss", " ", "a ", "%", "_", "a%", "a_b", "\\", "'", "\"", "a'b", "5", "05", "5.0", "null", "true", "false", "[]", "{}",
        "\u0001", "\t\n", "\uD7FF", "\uE000", "\uFFFD", "\uFFFF", "\U00010000", "\U0001F600", "a\U0001F600", "a\uFFFD", "\U0001F600a", "\U0010FFFF", "a\U0010FFFF", "Infinity", "NaN", "-1",
    ];

    private static readonly string[] s_numbers =
    [
        "0", "-0", "1", "-1", "2", "5", "10", "0.5", "-0.5", "0.1", "0.2", "0.30000000000000004", "0.3", "1e21", "1.0000000000000002", "1e-7", "123456789.125", "9007199254740991", "9007199254740992",
        "-9007199254740991", "1152921504606847000", "1.7976931348623157e308", "-1.7976931348623157e308", "5e-324", "2.2250738585072014e-308", "1767323045", "1767323046.5",
    ];

    private static readonly string[] s_operators = ["eq", "ne", "gt", "gte", "lt", "lte", "in", "nin", "contains", "startsWith", "isNull"];

    private readonly Random _random = new(seed);

    public int Next(int most) => _random.Next(most);

    public bool Chance(int percent) => _random.Next(100) < percent;

    public T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    /// <summary>A row with an id that no other one of the number has.</summary>
    public JsonObject Row(int number)
    {
        var row = new JsonObject { ["id"] = Pick(["", "a", "A", "é", "\uE000", "9", "10", "ä-"]) + number };
        foreach (var name in (string[])["a", "b", "$m-1"])
        {
            if (Chance(80))
            {
                row[name] = Value();
            }
        }

        if (Chance(60))
        {
            var inner = new JsonObject { ["x"] = Value() };
            if (Chance(60))
            {
                inner["y"] = Chance(80) ? new JsonObject { ["z"] = Value() } : Value();
            }

            row["n"] = Chance(85) ? inner : Value();
        }

        if (Chance(30))
        {
            // A segment of digits is the name of a member, never a place in an array.
            row["t"] = Chance(50) ? new JsonArray(Value(), 1) : new JsonObject { ["0"] = Value() };
        }

        return row;
    }

    public JsonObject Query(int depth = 0)
    {
        var query = new JsonObject();
        for (var parts = Next(depth == 0 ? 3 : 4); parts > 0; parts--)
        {
            var kind = depth < 3 ? Next(10) : 9;
            var (name, value) = kind switch
            {
                0 => ("or", Queries(depth)),
                1 => ("and", Queries(depth)),
                2 => ("not", Query(depth + 1)),
                _ => (Pick(s_fields), Condition()),
            };
            query[name] = value;
        }

        return query;
    }

    /// <summary>Options of an order; empty for none.</summary>
    public JsonArray Order()
    {
        var order = new JsonArray();
        for (var fields = Next(4); fields > 0; fields--)
        {
            var name = Pick(s_fields);
            order.Add(Chance(50) ? (JsonNode)$"{(Chance(50) ? "-" : "")}{name}" : new JsonObject { [name] = Pick(["asc", "desc"]) });
        }

        return order;
    }

    private JsonArray Queries(int depth) => new([.. Enumerable.Range(0, Next(4)).Select(_ => (JsonNode)Query(depth + 1))]);

    private JsonNode? Condition()
    {
        if (Chance(25))
        {
            return Scalar();
        }

        var condition = new JsonObject();
        for (var parts = 1 + Next(2); parts > 0; parts--)
        {
            var name = Pick(s_operators);
            condition[name] = name switch
            {
                "in" or "nin" => new JsonArray([.. Enumerable.Range(0, Next(6)).Select(_ => Scalar())]),
                "contains" or "startsWith" => Pick(s_texts),
                "isNull" => Chance(50),
                "eq" or "ne" => Scalar(),
                _ => Chance(50) ? Pick(s_texts) : Number(),
            };
        }

        return condition;
    }

    private JsonNode? Value() => Next(12) switch
    {
        0 => null,
        1 => new JsonArray(1, "a"),
        2 => new JsonObject(),
        3 or 4 => Chance(50),
        5 or 6 or 7 => Number(),
        _ => Pick(s_texts),
    };

    private JsonNode? Scalar() => Next(10) switch
    {
        0 => null,
        1 or 2 => Chance(50),
        3 or 4 or 5 => Number(),
        _ => Chance(15) ? Pick(["a1", "9" + Next(40), "10" + Next(40)]) : Pick(s_texts),
    };

    /// <summary>As a function would send it: the shortest digits that are the same number.</summary>
    private JsonNode Number()
    {
        var number = Chance(85) ? double.Parse(Pick(s_numbers), System.Globalization.CultureInfo.InvariantCulture)
            : Chance(50) ? _random.NextDouble() : BitConverter.Int64BitsToDouble(_random.NextInt64());
        return JsonNode.Parse(double.IsFinite(number) ? number.ToString("R", System.Globalization.CultureInfo.InvariantCulture) : "1")!;
    }
}
