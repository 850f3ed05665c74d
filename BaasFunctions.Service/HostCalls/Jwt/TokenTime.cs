using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Jwt;

/// <summary>Reads how long a token is valid: seconds as a number, or a text such as <c>30s</c>, <c>15m</c>, <c>1h</c>, <c>7d</c>, <c>2w</c>.</summary>
internal static class TokenTime
{
    private const long MaxSeconds = 10L * 366 * 24 * 3600;

    /// <summary>The time; null when it is none.</summary>
    public static TimeSpan? Read(JsonElement value)
    {
        double? seconds = value.ValueKind switch
        {
            JsonValueKind.Number => value.GetDouble(),
            JsonValueKind.String => Seconds(value.GetString()!.Trim()),
            _ => null,
        };
        return seconds is > 0 and <= MaxSeconds ? TimeSpan.FromSeconds(seconds.Value) : null;
    }

    private static double? Seconds(string text)
    {
        if (text.Length == 0)
        {
            return null;
        }

        var unit = text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            'd' => 24 * 3600,
            'w' => 7 * 24 * 3600,
            _ => 0,
        };
        var number = unit == 0 ? text : text[..^1];
        return double.TryParse(number, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var count) ? count * Math.Max(unit, 1) : null;
    }
}
