using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Registry;

/// <summary>Configurations as JSON objects.</summary>
internal static class ConfigObjects
{
    /// <summary>The same of texts.</summary>
    public static string Merge(string under, string over) => Encoding.UTF8.GetString(Merge(Encoding.UTF8.GetBytes(under), Encoding.UTF8.GetBytes(over)).Span);

    /// <summary>One text, or an array of up to a number of them; null for anything else.</summary>
    public static List<string>? TextsOf(JsonElement value, int most) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!]
        : value.ValueKind == JsonValueKind.Array && value.GetArrayLength() <= most && value.EnumerateArray().All(static entry => entry.ValueKind == JsonValueKind.String)
            ? [.. value.EnumerateArray().Select(static entry => entry.GetString()!)]
            : null;

    /// <summary>One object with the members of both; those of the second win. Empty stands for an object without members.</summary>
    public static ReadOnlyMemory<byte> Merge(ReadOnlyMemory<byte> under, ReadOnlyMemory<byte> over)
    {
        if (under.IsEmpty || over.IsEmpty)
        {
            return under.IsEmpty ? over : under;
        }

        if (JsonNode.Parse(under.Span) is not JsonObject merged || JsonNode.Parse(over.Span) is not JsonObject winning)
        {
            return over;
        }

        foreach (var (name, value) in winning)
        {
            merged[name] = value?.DeepClone();
        }

        return JsonSerializer.SerializeToUtf8Bytes(merged, ApiJson.Default.JsonObject);
    }
}
