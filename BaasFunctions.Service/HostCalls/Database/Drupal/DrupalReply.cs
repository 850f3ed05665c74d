using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Drupal;

/// <summary>What the backend answered, whichever of its two envelopes it used.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Data">The <c>data</c> of a success; undefined otherwise.</param>
/// <param name="Code">Code of an error.</param>
/// <param name="Message">Its words.</param>
internal sealed record DrupalReply(int Status, JsonElement Data, string Code, string Message)
{
    private const int MaxMessage = 300;

    public bool Succeeded => Status is >= 200 and <= 299 && Data.ValueKind != JsonValueKind.Undefined;

    /// <summary>Reads an answer. What is no JSON, or no envelope, has no code.</summary>
    public static DrupalReply Read(int status, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object)
            {
                return new DrupalReply(status, default, "", "");
            }

            var data = root.TryGetProperty("data", out var found) && found.ValueKind == JsonValueKind.Object ? found.Clone() : default;

            // { error: { code, message } }, or { error: "message", code }.
            var error = root.TryGetProperty("error", out var told) ? told : default;
            var nested = error.ValueKind == JsonValueKind.Object;
            return new DrupalReply(
                status,
                data,
                Text(nested ? error : root, "code"),
                nested ? Text(error, "message") : error.ValueKind == JsonValueKind.String ? ErrorText.Shorten(error.GetString()!, MaxMessage) : "");
        }
        catch (JsonException)
        {
            return new DrupalReply(status, default, "", "");
        }
    }

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number ? ErrorText.Shorten(value.ToString(), MaxMessage) : "";
}
