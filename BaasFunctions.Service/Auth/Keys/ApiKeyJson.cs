using System.Text.Json;
using BaasFunctions.Service.Api.Contracts;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key as JSON, as the API and the command line show it.</summary>
public static class ApiKeyJson
{
    /// <summary>Writes a key as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">Its text, when it was just made.</param>
    public static void Write(Utf8JsonWriter json, ApiKey key, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        JsonSerializer.Serialize(json, ShownKey.Of(key, text), ApiJson.Default.ShownKey);
    }
}
