using System.Text.Json;
using System.Text.Unicode;

namespace BaasFunctions.Sandbox.Workers.Protocol;

/// <summary>Checks bytes that claim to be JSON, because the service passes them on as they are.</summary>
internal static class JsonCheck
{
    /// <summary>Whether it is one JSON value in valid UTF-8, nested at most <paramref name="depth"/> levels.</summary>
    public static bool IsValue(ReadOnlySpan<byte> json, int depth) => Read(json, depth, out _);

    /// <inheritdoc cref="IsValue"/>
    public static bool IsObject(ReadOnlySpan<byte> json, int depth) => Read(json, depth, out var first) && first == JsonTokenType.StartObject;

    /// <summary>Whether it is one text.</summary>
    public static bool IsText(ReadOnlySpan<byte> json) => Read(json, 1, out var first) && first == JsonTokenType.String;

    private static bool Read(ReadOnlySpan<byte> json, int depth, out JsonTokenType first)
    {
        first = JsonTokenType.None;
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = depth });
        try
        {
            while (reader.Read())
            {
                first = first == JsonTokenType.None ? reader.TokenType : first;
            }
        }
        catch (JsonException)
        {
            return false;
        }

        // The reader looks for the ends of texts, not at what is in them.
        return first != JsonTokenType.None && Utf8.IsValid(json);
    }
}
