using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Reads answers of the server.</summary>
internal static class HttpAnswers
{
    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync()).RootElement;

    public static async Task<JsonElement> JsonAsync(this Task<HttpResponseMessage> response) => await (await response).JsonAsync();

    public static string? Text(this JsonElement json, string name) => json.GetProperty(name).GetString();
}
