using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>Rows as the backend gives them: ids and times as numbers or as their digits, booleans as 0 and 1.</summary>
internal static class DrupalRows
{
    public static EntityRow Read(JsonElement entity)
    {
        var id = entity.TryGetProperty("id", out var found) ? found.ToString() : "";
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            foreach (var member in entity.EnumerateObject())
            {
                if (member.Name is not ("id" or "created" or "updated"))
                {
                    member.WriteTo(json);
                }
            }

            json.WriteEndObject();
        }

        return new EntityRow(id, stream.ToArray(), Time(entity, "created"), Time(entity, "updated"));
    }

    /// <summary>The body of a request: booleans are 0 and 1 there.</summary>
    public static string Write(RowData data) => "{" + string.Join(',', data.Fields.Select(pair =>
        PlainJson.Quoted(pair.Key) + ":" + (pair.Value == "true" ? "1" : pair.Value == "false" ? "0" : pair.Value))) + "}";

    /// <summary>The filter as it is judged here: a boolean is also 0 or 1, and a number also its digits.</summary>
    public static Filter Lenient(Filter filter) => filter switch
    {
        Filter.All all => new Filter.All([.. all.Parts.Select(Lenient)]),
        Filter.Any any => new Filter.Any([.. any.Parts.Select(Lenient)]),
        Filter.Not not => new Filter.Not(Lenient(not.Part)),
        Filter.Comparison { Operator: FilterOperator.Equal } equal => new Filter.Comparison(equal.Field, FilterOperator.In, Alternatives([equal.Value])),
        Filter.Comparison { Operator: FilterOperator.NotEqual } different =>
            new Filter.Comparison(different.Field, FilterOperator.NotIn, Alternatives([different.Value])),
        Filter.Comparison { Operator: FilterOperator.In or FilterOperator.NotIn } list =>
            list with { Value = Alternatives([.. list.Value.EnumerateArray()]) },
        _ => filter,
    };

    /// <summary>The fields that the filter compares with numbers.</summary>
    public static HashSet<string> NumbersOf(Filter filter)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        Collect(filter);
        return names;

        void Collect(Filter part)
        {
            switch (part)
            {
                case Filter.All all:
                    all.Parts.ToList().ForEach(Collect);
                    break;
                case Filter.Any any:
                    any.Parts.ToList().ForEach(Collect);
                    break;
                case Filter.Not not:
                    Collect(not.Part);
                    break;
                case Filter.Comparison { Field.IsId: false, Value.ValueKind: JsonValueKind.Number } comparison:
                    names.Add(comparison.Field.Text);
                    break;
            }
        }
    }

    /// <summary>The row as filters judge it: digits are numbers in fields that are compared with numbers.</summary>
    public static JsonElement Judged(JsonElement entity, HashSet<string> numbers)
    {
        if (!numbers.Any(name => entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String))
        {
            return entity;
        }

        var row = JsonObject.Create(entity)!;
        foreach (var name in numbers)
        {
            if (entity.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String
                && decimal.TryParse(value.GetString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
            {
                row[name] = number;
            }
        }

        return PlainJson.Element(row);
    }

    private static JsonElement Alternatives(JsonElement[] values) => PlainJson.Element(new JsonArray([.. values.SelectMany(value => value.ValueKind switch
    {
        JsonValueKind.True => new JsonNode?[] { true, 1, "1" },
        JsonValueKind.False => [false, 0, "0"],
        JsonValueKind.Number => [PlainJson.Node(value), value.GetRawText()],
        _ => [PlainJson.Node(value)],
    })]));

    private static long? Time(JsonElement entity, string name) =>
        entity.TryGetProperty(name, out var value) && long.TryParse(value.ToString(), NumberStyles.Integer, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;
}
