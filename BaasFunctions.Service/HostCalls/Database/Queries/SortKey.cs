using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>
/// Where a value stands in an order, as three parts that compare one after the other: the kind (null and what has no order 0, numbers 1, texts 2,
/// booleans 3), the number, the text by code points. Stores compute the same, so that a page can begin where another ended.
/// </summary>
/// <param name="Rank">The kind.</param>
/// <param name="Number">The number as JSON has it; of a boolean 0 or 1.</param>
/// <param name="Text">The text.</param>
internal sealed record SortKey(int Rank, string Number, string Text)
{
    public const int Null = 0;
    public const int OfNumber = 1;
    public const int OfText = 2;
    public const int OfBoolean = 3;

    /// <summary>The number as functions have it.</summary>
    [JsonIgnore]
    public double Value { get; } = double.TryParse(Number, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    public static SortKey Of(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => new SortKey(OfNumber, value.GetRawText(), ""),
        JsonValueKind.String => Of(value.GetString()!),
        JsonValueKind.True => new SortKey(OfBoolean, "1", ""),
        JsonValueKind.False => new SortKey(OfBoolean, "0", ""),
        _ => new SortKey(Null, "0", ""),
    };

    public static SortKey Of(long number) => new(OfNumber, number.ToString(CultureInfo.InvariantCulture), "");

    public static SortKey Of(string text) => new(OfText, "0", text);

    public int CompareTo(SortKey other) =>
        Rank != other.Rank ? Rank.CompareTo(other.Rank)
        : Rank == OfText ? CodePointOrder.Compare(Text, other.Text)
        : Value.CompareTo(other.Value);
}
