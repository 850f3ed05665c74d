using System.Buffers.Text;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>Where a page ended, in a form that callers hand back: the order, the keys of the last row, and its id.</summary>
/// <param name="Order">The order that it belongs to.</param>
/// <param name="Keys">Keys of the last row, one for each field of the order.</param>
/// <param name="Id">Id of the last row.</param>
internal sealed partial record PageCursor(string Order, IReadOnlyList<SortKey> Keys, string Id)
{
    /// <summary>The place of the last row among rows in memory, which may lack ids.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Position { get; init; }

    /// <summary>The order of a query as a text.</summary>
    public static string OrderOf(EntityQuery query) => string.Join(',', query.OrderBy.Select(by => (by.Descending ? "-" : "") + by.Field.Text));

    public string ToText() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this, StoredJson.Default.PageCursor));

    /// <summary>Where a query goes on, and whether it asks for a page that may be given.</summary>
    /// <param name="query">The query.</param>
    /// <param name="limits">How many rows a page may have.</param>
    /// <param name="cursor">Where to go on; null for the beginning.</param>
    /// <returns>Why there is no such page; null when there is.</returns>
    public static HostCallError? Open(EntityQuery query, EntityLimits limits, out PageCursor? cursor)
    {
        cursor = query.After is null ? null : Parse(query.After, query);
        return query.After is not null && cursor is null ? EntityFaults.InvalidCursor
            : query.Limit > limits.Rows ? EntityFaults.TooManyRows(limits.Rows)
            : null;
    }

    /// <summary>Reads one back; null when it is none, or of another order.</summary>
    public static PageCursor? Parse(string text, EntityQuery query)
    {
        try
        {
            var cursor = JsonSerializer.Deserialize(Base64Url.DecodeFromChars(text), StoredJson.Default.PageCursor);
            return cursor is { Keys: not null, Id: not null } && cursor.Order == OrderOf(query) && cursor.Keys.Count == query.OrderBy.Count
                && cursor.Keys.All(key => key is { Rank: >= SortKey.Null and <= SortKey.OfBoolean, Number: not null, Text: not null } && IsNumber(key.Number))
                ? cursor
                : null;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Whether the keys of what a store keeps in columns are of the kind of these columns: ids are texts, times are whole numbers.</summary>
    public bool FitsColumns(EntityQuery query) => query.OrderBy.Zip(Keys).All(pair =>
        pair.First.Field.IsId ? pair.Second.Rank == SortKey.OfText
        : !pair.First.Field.IsTime || (pair.Second.Rank == SortKey.OfNumber && long.TryParse(pair.Second.Number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _)));

    private static bool IsNumber(string text) =>
        JsonNumber().IsMatch(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);

    [GeneratedRegex(@"^-?(0|[1-9][0-9]{0,400})(\.[0-9]{1,400})?([eE][+-]?[0-9]{1,3})?\z", RegexOptions.CultureInvariant)]
    private static partial Regex JsonNumber();
}
