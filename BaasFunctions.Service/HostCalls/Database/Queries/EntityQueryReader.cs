using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Reads <c>query</c> and <c>options</c> of the reading methods of an entity.</summary>
internal static class EntityQueryReader
{
    /// <summary>Fields that one query may be ordered by.</summary>
    public const int MaxSortFields = 8;

    /// <summary>Fields that one query may select.</summary>
    public const int MaxSelected = 100;

    private const int MaxLimit = 1_000_000;
    private const int MaxOffset = 1_000_000_000;
    private const int MaxCursor = 4096;

    /// <summary>What existing functions pass along with a query: it means nothing here.</summary>
    private static readonly string[] s_options = ["orderBy", "select", "limit", "offset", "after", "headers", "timeout"];

    /// <summary>Reads a query; a fault is kept in the arguments.</summary>
    public static EntityQuery Read(CallArguments arguments)
    {
        var filter = FilterReader.Read(arguments.Value("query"));
        if (filter.Failed)
        {
            arguments.Refuse(filter.Fault);
            return new EntityQuery();
        }

        if (SurrogateHalf.IsIn(arguments.Value("options")))
        {
            arguments.Refuse("A text or a name in the options has half of a surrogate pair, which is no character");
            return new EntityQuery();
        }

        var options = arguments.Options("options", s_options);
        return new EntityQuery
        {
            Filter = filter.Value,
            OrderBy = ReadOrder(arguments, Member(options, "orderBy")),
            Select = ReadSelect(arguments, Member(options, "select")),
            Limit = arguments.Whole(options, "limit", 0, MaxLimit, -1) is >= 0 and var limit ? (int)limit : null,
            Offset = (int)arguments.Whole(options, "offset", 0, MaxOffset, 0),
            After = ReadCursor(arguments, Member(options, "after")),
        };
    }

    private static List<SortField> ReadOrder(CallArguments arguments, JsonElement order)
    {
        var fields = new List<SortField>();
        foreach (var item in order.ValueKind == JsonValueKind.Array ? [.. order.EnumerateArray()] : new[] { order })
        {
            switch (item.ValueKind)
            {
                case JsonValueKind.Undefined or JsonValueKind.Null:
                    break;
                case JsonValueKind.String:
                    var name = item.GetString()!;
                    AddSort(arguments, fields, name.TrimStart('-'), name.StartsWith('-') ? "desc" : "asc");
                    break;
                case JsonValueKind.Object:
                    foreach (var member in item.EnumerateObject())
                    {
                        AddSort(arguments, fields, member.Name, member.Value.ToString());
                    }

                    break;
                default:
                    arguments.Refuse("orderBy", "a field, { field: \"asc\" } or an array of them", item);
                    break;
            }
        }

        if (fields.Count > MaxSortFields)
        {
            arguments.Refuse($"orderBy may name {MaxSortFields} fields");
        }

        // No two rows have the same id, so nothing behind it has a say.
        var byId = fields.FindIndex(by => by.Field.IsId);
        return byId < 0 ? fields : fields[..(byId + 1)];
    }

    private static void AddSort(CallArguments arguments, List<SortField> fields, string name, string direction)
    {
        if (FieldPath.Parse(name) is not { } field)
        {
            arguments.Refuse("orderBy names a field that cannot be: names have letters, digits, _, $ and -");
        }
        else if (direction.ToLowerInvariant() is not ("asc" or "desc"))
        {
            arguments.Refuse($"orderBy of the field {field} must be \"asc\" or \"desc\"");
        }
        else
        {
            fields.Add(new SortField(field, string.Equals(direction, "desc", StringComparison.OrdinalIgnoreCase)));
        }
    }

    private static List<FieldPath> ReadSelect(CallArguments arguments, JsonElement select)
    {
        var fields = new List<FieldPath>();
        if (select.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return fields;
        }

        if (select.ValueKind != JsonValueKind.Array || select.GetArrayLength() is 0 or > MaxSelected)
        {
            arguments.Refuse("select", $"an array of 1 to {MaxSelected} fields", select);
            return fields;
        }

        foreach (var item in select.EnumerateArray())
        {
            if (item.ValueKind == JsonValueKind.String && FieldPath.Parse(item.GetString()!) is { Segments.Count: 1 } field)
            {
                fields.Add(field);
            }
            else
            {
                arguments.Refuse("select must name fields of the row, without dots");
            }
        }

        return fields;
    }

    private static string? ReadCursor(CallArguments arguments, JsonElement after)
    {
        if (after.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null)
        {
            return null;
        }

        return after.ValueKind == JsonValueKind.String && after.GetString() is { Length: > 0 and <= MaxCursor } cursor
            ? cursor
            : arguments.Refuse("after", "the next of the page before", after);
    }

    private static JsonElement Member(JsonElement options, string name) =>
        options.ValueKind == JsonValueKind.Object && options.TryGetProperty(name, out var value) ? value : default;
}
