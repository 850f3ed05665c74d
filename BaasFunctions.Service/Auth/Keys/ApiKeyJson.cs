using System.Text.Json;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Auth.Quotas;

namespace BaasFunctions.Service.Auth.Keys;

/// <summary>A key as JSON, as the admin endpoint and the command line show it.</summary>
public static class ApiKeyJson
{
    /// <summary>Writes a key as one object.</summary>
    /// <param name="json">Where to.</param>
    /// <param name="key">The key.</param>
    /// <param name="text">Its text, when it was just made.</param>
    public static void Write(Utf8JsonWriter json, ApiKey key, string? text = null)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(key);
        json.WriteStartObject();
        json.WriteString("id"u8, key.Id);
        if (text is not null)
        {
            json.WriteString("key"u8, text);
        }

        json.WriteString("name"u8, key.Name);
        json.WriteString("project"u8, key.Project);
        json.WriteStartArray("scopes"u8);
        foreach (var scope in KeyScopeNames.Of(key.Scopes))
        {
            json.WriteStringValue(scope);
        }

        json.WriteEndArray();
        json.WriteString("created"u8, WireTime.Format(key.Created));
        json.WriteString("expires"u8, key.Expires is { } expires ? WireTime.Format(expires) : null);
        json.WriteString("revoked"u8, key.Revoked is { } revoked ? WireTime.Format(revoked) : null);
        json.WritePropertyName("quota"u8);
        QuotaJson.Write(json, key.Quota);
        json.WriteEndObject();
    }
}
