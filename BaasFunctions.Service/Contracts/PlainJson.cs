using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace BaasFunctions.Service.Contracts;

/// <summary>JSON that is no part of the API, with names as they are: details of errors, single values.</summary>
[JsonSerializable(typeof(double))]
[JsonSerializable(typeof(JsonArray))]
[JsonSerializable(typeof(JsonElement))]
[JsonSerializable(typeof(JsonObject))]
[JsonSerializable(typeof(string))]
internal sealed partial class PlainJson : JsonSerializerContext
{
    /// <summary>The value null.</summary>
    public static System.Text.Json.JsonElement Null { get; } = System.Text.Json.JsonElement.Parse("null"u8);

    public static JsonElement Element(string text) => JsonSerializer.SerializeToElement(text, Default.String);

    public static JsonElement Element(double number) => JsonSerializer.SerializeToElement(number, Default.Double);

    public static JsonElement Element(JsonObject value) => JsonSerializer.SerializeToElement(value, Default.JsonObject);

    public static JsonElement Element(JsonArray values) => JsonSerializer.SerializeToElement(values, Default.JsonArray);

    /// <summary>A text in quotes, with what JSON does not allow in it escaped.</summary>
    public static string Quoted(string text) => JsonSerializer.Serialize(text, Default.String);

    public static byte[] Bytes(JsonObject value) => JsonSerializer.SerializeToUtf8Bytes(value, Default.JsonObject);

    /// <summary>An id as text: the text itself, or the digits of a number; null for none.</summary>
    public static string? IdOf(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => document.RootElement.GetString(),
            JsonValueKind.Number => document.RootElement.GetRawText(),
            _ => null,
        };
    }

    /// <summary>A value as a node of something larger; null for none.</summary>
    public static JsonNode? Node(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => System.Text.Json.Nodes.JsonObject.Create(value),
        JsonValueKind.Array => System.Text.Json.Nodes.JsonArray.Create(value),
        JsonValueKind.Undefined or JsonValueKind.Null => null,
        _ => JsonValue.Create(value),
    };
}
