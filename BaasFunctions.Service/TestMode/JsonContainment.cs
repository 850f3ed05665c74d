using System.Text.Json;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.TestMode;

/// <summary>
/// Compares what was expected with what was found: an object may have more members than expected, an array has exactly the items,
/// and everything else is equal.
/// </summary>
internal static class JsonContainment
{
    private const int MaxShown = 120;

    /// <summary>Null when all of it was found; else where it was not, and why.</summary>
    public static (string Path, string Why)? Difference(string path, JsonElement expected, JsonElement found)
    {
        switch (expected.ValueKind)
        {
            case JsonValueKind.Object when found.ValueKind == JsonValueKind.Object:
                foreach (var member in expected.EnumerateObject())
                {
                    var inner = $"{path}.{member.Name}";
                    if (!found.TryGetProperty(member.Name, out var value))
                    {
                        return (inner, $"expected {Show(member.Value)}, found no such member");
                    }

                    if (Difference(inner, member.Value, value) is { } difference)
                    {
                        return difference;
                    }
                }

                return null;
            case JsonValueKind.Array when found.ValueKind == JsonValueKind.Array:
                if (expected.GetArrayLength() != found.GetArrayLength())
                {
                    return (path, $"expected {expected.GetArrayLength()} items, found {found.GetArrayLength()}");
                }

                foreach (var (index, (left, right)) in expected.EnumerateArray().Zip(found.EnumerateArray()).Index())
                {
                    if (Difference($"{path}[{index}]", left, right) is { } difference)
                    {
                        return difference;
                    }
                }

                return null;
            default:
                return JsonElement.DeepEquals(expected, found) ? null : (path, $"expected {Show(expected)}, found {Show(found)}");
        }
    }

    /// <summary>A value in short.</summary>
    public static string Show(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            return CallArguments.InWords(value.ValueKind);
        }

        var text = value.GetRawText();
        return text.Length <= MaxShown ? text : string.Concat(text.AsSpan(0, MaxShown - 3), "...");
    }
}
