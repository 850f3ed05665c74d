using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Projects;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// Replaces placeholders by secrets just before a request is sent, and only for approved hosts. A request that would send a
/// placeholder to another host is refused: it is a mistake or an attack.
/// </summary>
internal static class SecretSubstitution
{
    /// <summary>Shorter values occur in texts by chance.</summary>
    private const int MinLength = 6;

    /// <summary>The request as it is sent.</summary>
    public static CallResult<RedirectHop> Apply(RedirectHop hop, IReadOnlyList<EnvSecret> secrets)
    {
        foreach (var secret in secrets)
        {
            if (!Mentions(hop, secret))
            {
                continue;
            }

            if (!MayGo(secret, hop))
            {
                return NotAllowed(secret, hop);
            }

            if (secret.Value.Any(char.IsControl) && hop.Headers.Any(header => header.Value.Contains(secret.Placeholder, StringComparison.Ordinal)))
            {
                return new HostCallError("INVALID_HEADER", $"The secret {secret.Name} has characters that headers cannot have");
            }

            var address = hop.Url.AbsoluteUri.Replace(secret.Placeholder, Uri.EscapeDataString(secret.Value), StringComparison.Ordinal);
            if (OutgoingUrl.Changed(hop.Url, address) is not { } url)
            {
                return EgressFaults.InvalidUrl($"the secret {secret.Name} may not be a part of the host");
            }

            hop = hop with
            {
                Url = url,
                Headers = [.. hop.Headers.Select(header => KeyValuePair.Create(header.Key, header.Value.Replace(secret.Placeholder, secret.Value, StringComparison.Ordinal)))],
                Body = Replace(hop.Body, secret, IsJson(hop)),
            };
        }

        return hop;
    }

    /// <summary>
    /// A secret whose value is in a request to a host that was not approved: an approved host put it into a redirect or a
    /// response. Null when there is none.
    /// </summary>
    public static HostCallError? Leak(RedirectHop hop, IReadOnlyList<EnvSecret> secrets)
    {
        string[]? texts = null;
        foreach (var secret in secrets)
        {
            if (secret.Value.Length >= MinLength && !MayGo(secret, hop) && Carries(hop, texts ??= TextsOf(hop), secret.Value))
            {
                return NotAllowed(secret, hop);
            }
        }

        return null;
    }

    /// <summary>The address and the headers as they are sent, and with what is escaped in them as it is meant; the same for all secrets.</summary>
    private static string[] TextsOf(RedirectHop hop)
    {
        string[] sent = [hop.Url.AbsoluteUri, .. hop.Headers.Select(header => header.Value)];
        return [.. sent, .. sent.Select(Unescaped)];
    }

    private static bool Carries(RedirectHop hop, string[] texts, string value)
    {
        var escaped = Uri.EscapeDataString(value);
        return texts.Any(text => text.Contains(value, StringComparison.Ordinal))
            || hop.Url.AbsoluteUri.Contains(escaped, StringComparison.OrdinalIgnoreCase)
            || (!hop.Body.IsEmpty
                && (hop.Body.Span.IndexOf(Encoding.UTF8.GetBytes(value)) >= 0
                    || hop.Body.Span.IndexOf(JsonEncodedText.Encode(value).EncodedUtf8Bytes) >= 0
                    || hop.Body.Span.IndexOf(Encoding.ASCII.GetBytes(escaped)) >= 0));
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    private static bool MayGo(EnvSecret secret, RedirectHop hop) => secret.Hosts.Any(pattern => HostPattern.Fits(pattern, hop.Url.IdnHost));

    private static HostCallError NotAllowed(EnvSecret secret, RedirectHop hop) => new(
        "SECRET_NOT_ALLOWED", $"The secret {secret.Name} may not be sent to {hop.Url.IdnHost}; the caller approves hosts in env.{secret.Name}.hosts");

    private static bool Mentions(RedirectHop hop, EnvSecret secret) =>
        hop.Url.AbsoluteUri.Contains(secret.Placeholder, StringComparison.Ordinal)
        || hop.Headers.Any(header => header.Value.Contains(secret.Placeholder, StringComparison.Ordinal))
        || hop.Body.Span.IndexOf(Encoding.ASCII.GetBytes(secret.Placeholder)) >= 0;

    private static bool IsJson(RedirectHop hop) => hop.Headers.Any(header =>
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
