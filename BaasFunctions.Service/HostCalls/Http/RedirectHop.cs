using System.Net;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>One request of a chain of redirects.</summary>
internal sealed record RedirectHop(string Method, Uri Url, ReadOnlyMemory<byte> Body, IReadOnlyList<KeyValuePair<string, string>> Headers)
{
    private static readonly string[] s_credentials = ["Authorization", "Cookie", "X-API-Key"];

    /// <summary>
    /// The request to which a redirect leads (RFC 9110, 15.4; Fetch, HTTP-redirect fetch); null when it leads nowhere. Credentials do not go to
    /// another origin, and a body only where the method stays.
    /// </summary>
    public RedirectHop? Follow(int status, Uri location)
    {
        if (OutgoingUrl.Read(location.OriginalString, Url, out _) is not { } next)
        {
            return null;
        }

        var becomesGet = (status == 303 && Method != "HEAD") || (status is 301 or 302 && Method == "POST");
        var sameOrigin = next.Scheme == Url.Scheme && next.IdnHost == Url.IdnHost && next.Port == Url.Port;
        var headers = Headers.Where(header =>
            (sameOrigin || !s_credentials.Contains(header.Key, StringComparer.OrdinalIgnoreCase))
            && (!becomesGet || !header.Key.StartsWith("Content-", StringComparison.OrdinalIgnoreCase)));
        return new RedirectHop(becomesGet ? "GET" : Method, next, becomesGet ? default : Body, [.. headers]);
    }

    /// <summary>
    /// The message. HTTP/2 where TLS agrees on it, never more: HTTP/3 opens connections of its own, past the check of addresses, and an answer
    /// could lead there (RFC 7838, Alt-Svc).
    /// </summary>
    public HttpRequestMessage ToMessage(string userAgent)
    {
        var message = new HttpRequestMessage(new HttpMethod(Method), Url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        if (!Body.IsEmpty || Method is "POST" or "PUT" or "PATCH")
        {
            message.Content = new ReadOnlyMemoryContent(Body);
        }

        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        foreach (var (name, value) in Headers)
        {
            if (string.Equals(name, "User-Agent", StringComparison.OrdinalIgnoreCase))
            {
                message.Headers.Remove(name);
            }

            if (!message.Headers.TryAddWithoutValidation(name, value))
            {
                message.Content?.Headers.TryAddWithoutValidation(name, value);
            }
        }

        return message;
    }
}
