using System.Text.Json;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.Requests;

/// <summary>Reads a secret of <c>env</c>: <c>{ "secret": "value", "hosts": ["api.example"] }</c>.</summary>
internal static class EnvSecretField
{
    public const string Expected = "a string, or { \"secret\": \"...\", \"hosts\": [\"api.example\"] } with 1 to 20 hosts";

    public const string ExpectedHost = "the name of a host, such as api.example or *.example, without scheme, port and path";

    private const int MaxLength = 16 * 1024;
    private const int MaxHosts = 20;

    /// <summary>The secret; null when it is none, with the host that is wrong where it is one.</summary>
    public static EnvSecret? Read(string name, ReadOnlyMemory<byte> json, out (int Index, string Found)? badHost)
    {
        badHost = null;
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

            var approved = new List<string>();
            foreach (var host in hosts.EnumerateArray())
            {
                if (host.ValueKind != JsonValueKind.String || !HostPattern.IsValid(host.GetString()!))
                {
                    badHost = (approved.Count, Shown(host));
                    return null;
                }

                approved.Add(host.GetString()!);
            }

            return new EnvSecret(name, value, approved);
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair.
            return null;
        }
    }

    private static string Shown(JsonElement host)
    {
        var text = host.ValueKind == JsonValueKind.String ? $"\"{host.GetString()}\"" : host.ValueKind.ToString().ToLowerInvariant();
        return text.Length <= 100 ? text : string.Concat(text.AsSpan(0, 97), "...");
    }
}
