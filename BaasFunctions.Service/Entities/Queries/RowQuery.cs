using System.Text.Json;

namespace BaasFunctions.Service.Entities.Queries;

/// <summary>Applies a query to rows that are in memory.</summary>
internal static class RowQuery
{
    /// <summary>The rows that the query means, whole, in its order.</summary>
    public static List<JsonElement> Apply(EntityQuery query, IEnumerable<JsonElement> rows)
    {
        var found = rows.Where(row => RowFilter.Matches(query.Filter, row));
        var sorted = query.OrderBy.Aggregate(
            (IOrderedEnumerable<JsonElement>?)null,
            (order, by) => order is null ? Sort(found, by) : Then(order, by));
        var from = (sorted ?? found).Skip(query.Offset);
        return [.. query.Limit is { } limit ? from.Take(limit) : from];
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

    private static readonly Comparer<JsonElement> s_order = Comparer<JsonElement>.Create(RowFilter.Order);

    private static IOrderedEnumerable<JsonElement> Sort(IEnumerable<JsonElement> rows, SortField by) => by.Descending
        ? rows.OrderByDescending(row => RowFilter.ValueOf(row, by.Field), s_order)
        : rows.OrderBy(row => RowFilter.ValueOf(row, by.Field), s_order);

    private static IOrderedEnumerable<JsonElement> Then(IOrderedEnumerable<JsonElement> rows, SortField by) => by.Descending
        ? rows.ThenByDescending(row => RowFilter.ValueOf(row, by.Field), s_order)
        : rows.ThenBy(row => RowFilter.ValueOf(row, by.Field), s_order);
}
