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

    /// <summary>Null when all of it was found; else where it first was not, and why.</summary>
    public static (string Path, string Why)? Difference(string path, JsonElement expected, JsonElement found)
    {
        foreach (var difference in Differences(path, expected, found, isExact: false))
        {
            return difference;
        }

        return null;
    }

    /// <summary>Every place where it was not found, and why.</summary>
    /// <param name="path">Path of the value.</param>
    /// <param name="expected">What was expected.</param>
    /// <param name="found">What was found.</param>
    /// <param name="isExact">Whether a member that was not expected is a difference, too.</param>
    public static IEnumerable<(string Path, string Why)> Differences(string path, JsonElement expected, JsonElement found, bool isExact) =>
        (expected.ValueKind, found.ValueKind) switch
        {
            (JsonValueKind.Object, JsonValueKind.Object) => OfObjects(path, expected, found, isExact),
            (JsonValueKind.Array, JsonValueKind.Array) => OfArrays(path, expected, found, isExact),
            _ => JsonElement.DeepEquals(expected, found) ? [] : [(path, $"expected {Show(expected)}, found {Show(found)}")],
        };

    private static IEnumerable<(string Path, string Why)> OfObjects(string path, JsonElement expected, JsonElement found, bool isExact)
    {
        foreach (var member in expected.EnumerateObject())
        {
            var inner = $"{path}.{member.Name}";
            if (!found.TryGetProperty(member.Name, out var value))
            {
                yield return (inner, $"expected {Show(member.Value)}, found no such member");
                continue;
            }

            foreach (var difference in Differences(inner, member.Value, value, isExact))
            {
                yield return difference;
            }
        }

        foreach (var member in found.EnumerateObject())
        {
            if (isExact && !expected.TryGetProperty(member.Name, out _))
            {
                yield return ($"{path}.{member.Name}", $"expected no such member, found {Show(member.Value)}");
            }
        }
    }

    private static IEnumerable<(string Path, string Why)> OfArrays(string path, JsonElement expected, JsonElement found, bool isExact)
    {
        if (expected.GetArrayLength() != found.GetArrayLength())
        {
            return [(path, $"expected {expected.GetArrayLength()} items, found {found.GetArrayLength()}")];
        }

        return expected.EnumerateArray().Zip(found.EnumerateArray()).Index()
            .SelectMany(item => Differences($"{path}[{item.Index}]", item.Item.First, item.Item.Second, isExact));
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
