using System.Net;
using System.Text;
using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Sends a request once, and follows its redirects. Each of them is checked like the first address.</summary>
internal sealed class HttpSender : IDisposable
{
    private const int MaxHeaderKilobytes = 64;

    private static readonly TimeSpan s_connectTime = TimeSpan.FromSeconds(10);

    private readonly EgressOptions _options;
    private readonly HttpMessageInvoker _client;

    public HttpSender(EgressOptions options, EgressLists lists, INameResolver resolver)
    {
        _options = options;
        _client = new HttpMessageInvoker(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectCallback = new EgressConnector(options, lists, resolver).ConnectAsync,
            ConnectTimeout = s_connectTime,
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            MaxResponseHeadersLength = MaxHeaderKilobytes,
            ActivityHeadersPropagator = null,
            // As in browsers: a byte for each character, of those that OutgoingRequest lets through.
            RequestHeaderEncodingSelector = static (_, _) => Encoding.Latin1,
        });
    }

    public async ValueTask<CallResult<ReceivedResponse>> SendAsync(
        OutgoingRequest request, string userAgent, IReadOnlyList<EnvSecret> secrets, CancellationToken cancellation)
    {
        var hop = new Hop(request.Method, request.Url, request.Body, request.Headers);
        try
        {
            for (var redirects = 0; ; redirects++)
            {
                // Also where a redirect brought a secret's value itself along.
                if (SecretSubstitution.Leak(hop, secrets) is { } leak)
                {
                    return leak;
                }

                var sent = SecretSubstitution.Apply(hop, secrets);
                if (sent.Failed)
                {
                    return sent.Fault;
                }

                using var message = ToMessage(sent.Value, userAgent);
                using var response = await _client.SendAsync(message, cancellation).ConfigureAwait(false);
                if (!IsRedirect(response) || request.Redirect == "manual")
                {
                    return await ReadAsync(response, hop.Url, redirects > 0, cancellation).ConfigureAwait(false);
                }

                if (request.Redirect == "error")
                {
                    return EgressFaults.Redirected;
                }

                if (redirects >= request.Redirects)
                {
                    return EgressFaults.TooManyRedirects(request.Redirects);
                }

                if (response.Headers.Location is not { } location || hop.Follow((int)response.StatusCode, location) is not { } next)
                {
                    return EgressFaults.BadRedirect;
                }

                hop = next;
            }
        }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && EgressTranslation.Of(fault, hop.Url.IdnHost, s_connectTime) is { } told)
        {
            return told;
        }
    }

    public void Dispose() => _client.Dispose();

    private static bool IsRedirect(HttpResponseMessage response) =>
        (int)response.StatusCode is 301 or 302 or 303 or 307 or 308 && response.Headers.NonValidated.Contains("Location");

    /// <summary>
    /// The message of a hop. HTTP/2 where TLS agrees on it, never more: HTTP/3 opens connections of its own, past the check of addresses, and an answer
    /// could lead there (RFC 7838, Alt-Svc).
    /// </summary>
    internal static HttpRequestMessage ToMessage(Hop hop, string userAgent)
    {
        var message = new HttpRequestMessage(new HttpMethod(hop.Method), hop.Url) { Version = HttpVersion.Version20, VersionPolicy = HttpVersionPolicy.RequestVersionOrLower };
        if (!hop.Body.IsEmpty || hop.Method is "POST" or "PUT" or "PATCH")
        {
            message.Content = new ReadOnlyMemoryContent(hop.Body);
        }

        message.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        foreach (var (name, value) in hop.Headers)
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

    private async ValueTask<CallResult<ReceivedResponse>> ReadAsync(HttpResponseMessage response, Uri url, bool redirected, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        var stream = await response.Content.ReadAsStreamAsync(cancellation).ConfigureAwait(false);
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancellation).ConfigureAwait(false)) > 0)
        {
            if (body.Length + read > _options.ResponseBytes)
            {
                return EgressFaults.TooLarge(_options.ResponseBytes);
            }

            body.Write(buffer, 0, read);
        }

        var headers = response.Headers.Concat(response.Content.Headers)
            .Select(header => KeyValuePair.Create(header.Key.ToLowerInvariant(), string.Join(", ", header.Value)));
        return new ReceivedResponse(
            (int)response.StatusCode, response.ReasonPhrase ?? "", [.. headers], body.ToArray(), url, redirected)
        {
            Cookies = response.Headers.TryGetValues("Set-Cookie", out var cookies) ? [.. cookies] : [],
        };
    }
}
