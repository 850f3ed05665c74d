using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Service.Entities.Queries;

/// <summary>
/// Where a value stands in an order, as three parts that compare one after the other: the kind (null 0, numbers 1, texts 2, booleans 3),
/// the number, the text. Stores compute the same, so that a page can begin where another ended.
/// </summary>
/// <param name="Rank">The kind.</param>
/// <param name="Number">The number as JSON has it; of a boolean 0 or 1.</param>
/// <param name="Text">The text.</param>
internal sealed record SortKey(int Rank, string Number, string Text)
{
    public static SortKey Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new SortKey(1, value.GetRawText(), ""),
        JsonValueKind.String => new SortKey(2, "0", value.GetString()!),
        JsonValueKind.True => new SortKey(3, "1", ""),
        JsonValueKind.False => new SortKey(3, "0", ""),
        _ => new SortKey(0, "0", ""),
    };

    public static SortKey Of(long number) => new(1, number.ToString(CultureInfo.InvariantCulture), "");
}
