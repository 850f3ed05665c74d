using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key as JSON, as the API and the command line show it.</summary>
public static class ApiKeyJson
{
    /// <summary>Writes a key as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">Its text, when it was just created.</param>
    public static void Write(Utf8JsonWriter json, ApiKey key, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(key);
        JsonSerializer.Serialize(json, ApiKeyJson.Shown(key, text), ApiJson.Default.ShownKey);
    }

    /// <summary>The response for a key; its text only when it was just created.</summary>
    internal static ShownKey Shown(ApiKey key, string? text = null) => new()
    {
        Id = key.Id,
        Key = text,
        Name = key.Name,
        Project = key.Project,
        Scopes = KeyScopeNames.Of(key.Scopes),
        Created = Timestamp.Iso(key.Created),
        Expires = key.Expires is { } expires ? Timestamp.Iso(expires) : null,
        Revoked = key.Revoked is { } revoked ? Timestamp.Iso(revoked) : null,
        Quota = key.Quota,
    };
}
