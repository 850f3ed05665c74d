using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

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
        field.IsId && IsIdentifier(found) && IsIdentifier(value)
            ? found.ToString() == value.ToString()
            : IsNull(found) ? IsNull(value) : CompareSame(found, value) == 0;

    /// <summary>Null when the two are not of one kind that has an order.</summary>
    private static int? CompareSame(JsonElement left, JsonElement right)
    {
        var (one, other) = (SortKey.Of(left), SortKey.Of(right));
        return one.Rank == other.Rank && one.Rank != SortKey.Null ? one.CompareTo(other) : null;
    }

    private static string? TextOf(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static bool IsIdentifier(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Number;

    private static bool IsNull(JsonElement value) => value.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null;
}
