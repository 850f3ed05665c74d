using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Applies a query to rows that are in memory, as the stores apply it to theirs.</summary>
internal static class RowQuery
{
    /// <summary>A row with what places it. Rows in memory may lack ids, or have the same, so their own place is the last key.</summary>
    private sealed record Placed(JsonElement Row, IReadOnlyList<SortKey> Keys, string Id, int Position);

    /// <summary>How many rows the filter means.</summary>
    public static int Count(Filter filter, IEnumerable<JsonElement> rows) => rows.Count(row => RowFilter.Matches(filter, Judged(row)));

    /// <summary>The rows of a page, or why there is none.</summary>
    public static CallResult<RowPage> Page(EntityQuery query, IEnumerable<JsonElement> rows, EntityLimits limits)
    {
        if (PageCursor.Open(query, limits, out var cursor) is { } fault)
        {
            return fault;
        }

        var most = query.Limit ?? limits.Rows;
        var after = cursor is null ? null : new Placed(default, cursor.Keys, cursor.Id, cursor.Position);
        var found = rows.Select((row, position) => (Row: row, Judged: Judged(row), Position: position))
            .Where(row => RowFilter.Matches(query.Filter, row.Judged))
            .Select(row => Place(query, row.Row, row.Judged, row.Position))
            .Where(row => after is null || Compare(query, row, after) > 0)
            .Order(Comparer<Placed>.Create((left, right) => Compare(query, left, right)))
            .Skip(query.Offset).Take(most + 1).ToArray();
        if (found.Length <= most)
        {
            return new RowPage([.. found.Select(row => row.Row)], null);
        }

        return query.Limit is null
            ? EntityFaults.TooManyRows(limits.Rows)
            : new RowPage([.. found.Take(most).Select(row => row.Row)], most == 0 ? null : CursorOf(query, found[most - 1]).ToText());
    }

    /// <summary>Writes a row, or what is selected of it.</summary>
    public static void Write(Utf8JsonWriter json, EntityQuery query, JsonElement row)
    {
        if (query.Select.Count == 0 || row.ValueKind != JsonValueKind.Object)
        {
            row.WriteTo(json);
            return;
        }

        json.WriteStartObject();
        foreach (var member in row.EnumerateObject())
        {
            if (member.Name == "id" || query.Select.Any(field => field.Text == member.Name))
            {
                member.WriteTo(json);
            }
        }

        json.WriteEndObject();
    }

    private static Placed Place(EntityQuery query, JsonElement row, JsonElement judged, int position) => new(
        row,
        [.. query.OrderBy.Select(by => SortKey.Of(RowFilter.ValueOf(judged, by.Field)))],
        judged.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString()! : "",
        position);

    private static PageCursor CursorOf(EntityQuery query, Placed last) => new(PageCursor.OrderOf(query), last.Keys, last.Id) { Position = last.Position };

    private static int Compare(EntityQuery query, Placed left, Placed right)
    {
        for (var i = 0; i < query.OrderBy.Count; i++)
        {
            var order = left.Keys[i].CompareTo(right.Keys[i]);
            if (order != 0)
            {
                return query.OrderBy[i].Descending ? -order : order;
            }
        }

        var byId = CodePointOrder.Compare(left.Id, right.Id);
        return byId != 0 ? byId : left.Position.CompareTo(right.Position);
    }

    /// <summary>The row as a store would keep it: its id is a text.</summary>
    private static JsonElement Judged(JsonElement row)
    {
        if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty("id", out var id) || id.ValueKind != JsonValueKind.Number)
        {
            return row;
        }

        var kept = JsonObject.Create(row)!;
        kept["id"] = id.GetRawText();
        return JsonDocument.Parse(kept.ToJsonString()).RootElement;
    }
}
