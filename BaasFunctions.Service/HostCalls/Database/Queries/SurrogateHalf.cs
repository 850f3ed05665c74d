using System.Globalization;
using System.Text.Json;

namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>
/// Half of a surrogate pair: JavaScript may have one in a text, but it is no character, so no store could keep, compare or give it back.
/// </summary>
internal static class SurrogateHalf
{
    private const int EscapeLength = 6;

    /// <summary>Whether a text or a name in the value has one; JSON can only hold it as an escape.</summary>
    public static bool IsIn(JsonElement value) => value.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null) && IsIn(value.GetRawText());

    private static bool IsIn(ReadOnlySpan<char> json)
    {
        for (var at = json.IndexOf('\\'); at >= 0 && at + 1 < json.Length;)
        {
            var step = 2;
            if (json[at + 1] == 'u' && Unit(json, at) is { } unit && char.IsSurrogate(unit))
            {
                if (!char.IsHighSurrogate(unit) || Unit(json, at + EscapeLength) is not { } low || !char.IsLowSurrogate(low))
                {
                    return true;
                }

                step = 2 * EscapeLength;
            }

            var next = json[(at + step)..].IndexOf('\\');
            at = next < 0 ? -1 : at + step + next;
        }

        return false;
    }

    private static char? Unit(ReadOnlySpan<char> json, int at) =>
        at + EscapeLength <= json.Length && json[at] == '\\' && json[at + 1] == 'u'
        && ushort.TryParse(json.Slice(at + 2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? (char)unit : null;
}
