using System.Text.Json;

namespace BaasFunctions.Service.Entities.Queries;

/// <summary>Judges rows that are in memory, as the stores judge theirs.</summary>
internal static class RowFilter
{
    public static bool Matches(Filter filter, JsonElement row) => filter switch
    {
        Filter.All all => all.Parts.All(part => Matches(part, row)),
        Filter.Any any => any.Parts.Any(part => Matches(part, row)),
        Filter.Not not => !Matches(not.Part, row),
        Filter.Comparison comparison => Compare(comparison, ValueOf(row, comparison.Field)),
        _ => throw new ArgumentOutOfRangeException(nameof(filter)),
    };

    /// <summary>The value of a field; undefined when the row does not have it.</summary>
    public static JsonElement ValueOf(JsonElement row, FieldPath field)
    {
        foreach (var name in field.Segments)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row))
            {
                return default;
            }
        }

        return row;
    }

    /// <summary>Order of two values: numbers, then texts, then booleans; null and what has no order come first.</summary>
    public static int Order(JsonElement left, JsonElement right) =>
        Rank(left) != Rank(right) ? Rank(left).CompareTo(Rank(right)) : CompareSame(left, right) ?? 0;

    private static bool Compare(Filter.Comparison comparison, JsonElement found) => comparison.Operator switch
    {
        FilterOperator.Equal => AreEqual(comparison.Field, found, comparison.Value),
        FilterOperator.NotEqual => !AreEqual(comparison.Field, found, comparison.Value),
        FilterOperator.In => comparison.Value.EnumerateArray().Any(value => AreEqual(comparison.Field, found, value)),
        FilterOperator.NotIn => !comparison.Value.EnumerateArray().Any(value => AreEqual(comparison.Field, found, value)),
        FilterOperator.IsNull => IsNull(found) == comparison.Value.GetBoolean(),
        FilterOperator.Contains => TextOf(found)?.Contains(comparison.Value.GetString()!, StringComparison.Ordinal) == true,
        FilterOperator.StartsWith => TextOf(found)?.StartsWith(comparison.Value.GetString()!, StringComparison.Ordinal) == true,
        FilterOperator.Greater => CompareSame(found, comparison.Value) > 0,
        FilterOperator.GreaterOrEqual => CompareSame(found, comparison.Value) >= 0,
        FilterOperator.Less => CompareSame(found, comparison.Value) < 0,
        FilterOperator.LessOrEqual => CompareSame(found, comparison.Value) <= 0,
        _ => throw new ArgumentOutOfRangeException(nameof(comparison)),
    };

    /// <summary>An id is the same as a number and as a text: stores keep it as a text.</summary>
    private static bool AreEqual(FieldPath field, JsonElement found, JsonElement value) =>
        field.IsId && !IsNull(found) && !IsNull(value)
            ? found.ToString() == value.ToString()
            : IsNull(found) ? IsNull(value) : CompareSame(found, value) == 0;

    /// <summary>Null when the two are not of one kind that has an order.</summary>
    private static int? CompareSame(JsonElement left, JsonElement right) => (left.ValueKind, right.ValueKind) switch
    {
        (JsonValueKind.Number, JsonValueKind.Number) => left.GetDouble().CompareTo(right.GetDouble()),
        (JsonValueKind.String, JsonValueKind.String) => string.CompareOrdinal(left.GetString(), right.GetString()),
        (JsonValueKind.True or JsonValueKind.False, JsonValueKind.True or JsonValueKind.False) =>
            left.GetBoolean().CompareTo(right.GetBoolean()),
        _ => null,
    };

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;

    private static int Rank(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => 1,
        JsonValueKind.String => 2,
        JsonValueKind.True or JsonValueKind.False => 3,
        _ => 0,
    };
}
