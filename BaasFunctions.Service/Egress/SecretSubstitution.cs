using System.Text;
using System.Text.Json;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Egress;

/// <summary>
/// Puts secrets in the place of their placeholders, in the one moment in which a request leaves, and only for a host that was approved. A
/// placeholder on its way to another host ends the request: that is a mistake, or an attempt.
/// </summary>
internal static class SecretSubstitution
{
    /// <summary>The request as it is sent.</summary>
    public static CallResult<Hop> Apply(Hop hop, IReadOnlyList<EnvSecret> secrets)
    {
        foreach (var secret in secrets)
        {
            if (!Mentions(hop, secret))
            {
                continue;
            }

            if (!secret.Hosts.Any(pattern => HostPattern.Fits(pattern, hop.Url.Host)))
            {
                return new CallFault("SECRET_NOT_ALLOWED", $"The secret {secret.Name} may not be sent to {hop.Url.Host}; the caller approves hosts in env.{secret.Name}.hosts");
            }

            if (secret.Value.Any(char.IsControl) && hop.Headers.Any(header => header.Value.Contains(secret.Placeholder, StringComparison.Ordinal)))
            {
                return new CallFault("INVALID_HEADER", $"The secret {secret.Name} has characters that headers cannot have");
            }

            hop = hop with
            {
                Url = new Uri(hop.Url.AbsoluteUri.Replace(secret.Placeholder, Uri.EscapeDataString(secret.Value), StringComparison.Ordinal)),
                Headers = [.. hop.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Replace(secret.Placeholder, secret.Value, StringComparison.Ordinal)))],
                Body = Replace(hop.Body, secret, IsJson(hop)),
            };
        }

        return hop;
    }

    private static bool Mentions(Hop hop, EnvSecret secret) =>
        hop.Url.AbsoluteUri.Contains(secret.Placeholder, StringComparison.Ordinal)
        || hop.Headers.Any(header => header.Value.Contains(secret.Placeholder, StringComparison.Ordinal))
        || hop.Body.Span.IndexOf(Encoding.ASCII.GetBytes(secret.Placeholder)) >= 0;

    private static bool IsJson(Hop hop) => hop.Headers.Any(header =>
        string.Equals(header.Key, "Content-Type", StringComparison.OrdinalIgnoreCase) && header.Value.Contains("json", StringComparison.OrdinalIgnoreCase));

    /// <summary>In JSON the secret is escaped as a text of JSON is.</summary>
    private static ReadOnlyMemory<byte> Replace(ReadOnlyMemory<byte> body, EnvSecret secret, bool isJson)
    {
        var placeholder = Encoding.ASCII.GetBytes(secret.Placeholder);
        var value = isJson ? JsonEncodedText.Encode(secret.Value).EncodedUtf8Bytes.ToArray() : Encoding.UTF8.GetBytes(secret.Value);
        using var replaced = new MemoryStream();
        var rest = body.Span;
        int at;
        while ((at = rest.IndexOf(placeholder)) >= 0)
        {
            replaced.Write(rest[..at]);
            replaced.Write(value);
            rest = rest[(at + placeholder.Length)..];
        }

        replaced.Write(rest);
        return replaced.ToArray();
    }
}
