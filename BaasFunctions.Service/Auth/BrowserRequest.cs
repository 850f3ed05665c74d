using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// Recognizes requests that a web page makes a browser send (CSRF). A browser on this machine sends them for the author of any page it shows, so a
/// loopback address proves nothing. The headers of the browser do (Fetch standard, 3.1 Origin header; Fetch Metadata).
/// </summary>
internal static class BrowserRequest
{
    /// <summary>Whether the request comes from a page of another site or from a form, which needs no preflight.</summary>
    /// <param name="request">The request.</param>
    /// <param name="allowedOrigins">Origins that the operator opened.</param>
    public static bool IsOfAnotherSite(HttpRequest request, IReadOnlyCollection<string> allowedOrigins)
    {
        var headers = request.Headers;
        string? origin = headers.Origin;
        if (!string.IsNullOrEmpty(origin) && allowedOrigins.Contains(origin, StringComparer.OrdinalIgnoreCase))
        {
            return IsForm(request);
        }

        var reads = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method);
        string? site = headers["Sec-Fetch-Site"];

        // When a person follows a link, only that person sees the response.
        var isLink = reads && headers["Sec-Fetch-Mode"] == "navigate" && headers["Sec-Fetch-Dest"] == "document";
        if (isLink)
        {
            return false;
        }

        return string.Equals(site, "cross-site", StringComparison.OrdinalIgnoreCase)
            || (!string.IsNullOrEmpty(origin) && !IsLocal(origin))
            || (!reads && string.IsNullOrEmpty(origin) && headers.Referer is [{ Length: > 0 } referer] && !IsLocal(referer))
            || (!reads && headers["Sec-Fetch-Mode"] == "navigate")
            || (IsForm(request) && IsBrowser(headers));
    }

    /// <summary>The types that a page may send elsewhere without a preflight (Fetch standard, CORS-safelisted request-header), but JSON is none of them.</summary>
    private static bool IsForm(HttpRequest request) => request.ContentType is { } type
        && (type.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("multipart/", StringComparison.OrdinalIgnoreCase)
            || type.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase));

    private static bool IsBrowser(IHeaderDictionary headers) =>
        headers.ContainsKey("Origin")
        || headers.ContainsKey("Sec-Fetch-Site")
        || headers.ContainsKey("Sec-Fetch-Mode")
        || headers.UserAgent.ToString().StartsWith("Mozilla/", StringComparison.Ordinal);

    /// <summary>A page from this machine. The origin <c>null</c> of a sandboxed frame or a file does not count.</summary>
    private static bool IsLocal(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && LocalCaller.IsLocalName(url.Host);
}
