using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// Tells what a web page makes a browser send. A browser on this machine reaches the service for whoever wrote the page it shows, so being
/// local says nothing about such a request; what browsers say about where it comes from does (Fetch standard, 3.1 Origin header; Fetch Metadata).
/// </summary>
internal static class BrowserRequest
{
    /// <summary>Whether a page of another site made the request, or a form did, which a browser sends anywhere without asking.</summary>
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

        // A link that somebody follows shows the answer to them alone.
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

    /// <summary>A page of this machine. The origin <c>null</c> of a sandboxed frame or a file is none.</summary>
    private static bool IsLocal(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && LocalCaller.IsLocalName(url.Host);
}
