using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace BaasFunctions.Service.Entities.Queries;

/// <summary>Where a page ended, in a form that callers hand back: the order, the keys of the last row, and its id.</summary>
/// <param name="Order">The order that it belongs to.</param>
/// <param name="Keys">Keys of the last row, one for each field of the order.</param>
/// <param name="Id">Id of the last row.</param>
internal sealed record PageCursor(string Order, IReadOnlyList<SortKey> Keys, string Id)
{
    /// <summary>The order of a query as a text.</summary>
    public static string OrderOf(EntityQuery query) => string.Join(',', query.OrderBy.Select(by => (by.Descending ? "-" : "") + by.Field.Text));

    public string ToText() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));

    /// <summary>Reads one back; null when it is none, or of another order.</summary>
    public static PageCursor? Parse(string text, EntityQuery query)
    {
        try
        {
            var cursor = JsonSerializer.Deserialize<PageCursor>(Base64Url.DecodeFromChars(text));
            return cursor is { Keys: not null, Id: not null } && cursor.Order == OrderOf(query) && cursor.Keys.Count == query.OrderBy.Count
                && cursor.Keys.All(key => key is { Number: not null, Text: not null } && IsNumber(key.Number))
                ? cursor
                : null;
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException or ArgumentException or DecoderFallbackException)
        {
            return null;
        }
    }

    private static bool IsNumber(string text) => double.TryParse(text, System.Globalization.CultureInfo.InvariantCulture, out var number) && double.IsFinite(number);
}
