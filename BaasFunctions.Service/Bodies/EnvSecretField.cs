using System.Text.Json;
using BaasFunctions.Service.Egress;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Bodies;

/// <summary>Reads a secret of <c>env</c>: <c>{ "secret": "value", "hosts": ["api.example"] }</c>.</summary>
internal static class EnvSecretField
{
    public const string Expected = "a string, or { \"secret\": \"...\", \"hosts\": [\"api.example\"] } with 1 to 20 hosts";

    private const int MaxLength = 16 * 1024;
    private const int MaxHosts = 20;

    /// <summary>The secret; null when it is none.</summary>
    public static EnvSecret? Read(string name, ReadOnlyMemory<byte> json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            var root = document.RootElement;
            if (root.GetPropertyCount() != 2
                || !root.TryGetProperty("secret", out var secret) || secret.ValueKind != JsonValueKind.String || secret.GetString() is not { Length: > 0 and <= MaxLength } value
                || !root.TryGetProperty("hosts", out var hosts) || hosts.ValueKind != JsonValueKind.Array || hosts.GetArrayLength() is 0 or > MaxHosts)
            {
                return null;
            }

            var approved = hosts.EnumerateArray().Select(host => host.ValueKind == JsonValueKind.String ? host.GetString()! : "").ToArray();
            return approved.All(HostPattern.IsValid) ? new EnvSecret(name, value, approved) : null;
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }
}
