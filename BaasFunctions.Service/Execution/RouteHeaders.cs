using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Execution;

/// <summary>Headers that functions set on the response at their URL.</summary>
internal static class RouteHeaders
{
    /// <summary>
    /// Pages of functions share their origin with other projects and with the API: in a sandbox of the browser they have one of their own.
    /// </summary>
    private const string PageSandbox = "sandbox allow-scripts allow-forms allow-modals allow-popups allow-downloads";

    private const int MaxShown = 100;

    /// <summary>What the server itself says of a connection (RFC 9110, section 7.6.1) and of the response.</summary>
    private static readonly HashSet<string> s_ofTheServer = new(StringComparer.OrdinalIgnoreCase)
    {
        "connection", "content-length", "date", "keep-alive", "proxy-authenticate", "proxy-connection", "server", "te", "trailer", "transfer-encoding", "upgrade",
    };

    /// <summary>The name of a header that cannot be sent; null when all can.</summary>
    public static string? Wrong(FunctionResponse response) => response.Headers.FirstOrDefault(static header => !CanBeSent(header.Key, header.Value)).Key;

    /// <summary>Says so. What HTTP cannot carry is not left out in silence.</summary>
    public static string WrongText(string name) =>
        $"The header {ErrorText.Shorten(LogText.Of(name), MaxShown)} that the function set cannot be sent: names are letters, digits and -, values visible characters of ASCII; encode others";

    /// <summary>A token and visible characters of ASCII (RFC 9110, sections 5.1 and 5.5).</summary>
    public static bool CanBeSent(string name, string value) =>
        name.Length > 0 && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || "!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
        && !value.Any(static letter => letter is < ' ' and not '\t' or > '~');

    /// <summary>Sets the headers of a response.</summary>
    public static void Set(HttpContext http, FunctionResponse response)
    {
        foreach (var (name, value) in response.Headers)
        {
            if (name.Equals("set-cookie", StringComparison.OrdinalIgnoreCase))
            {
                http.Response.Headers.Append("Set-Cookie", value);
            }
            else
            {
                Set(http, name, value);
            }
        }
    }

    /// <summary>Sets one. Those of the server are the server's to set.</summary>
    public static void Set(HttpContext http, string name, string value)
    {
        if (!s_ofTheServer.Contains(name))
        {
            http.Response.Headers[name] = value;
        }
    }

    /// <summary>To be called when the content type is set.</summary>
    public static void IsolatePage(HttpResponse response)
    {
        if (response.ContentType is { } type && (type.Contains("html", StringComparison.OrdinalIgnoreCase) || type.Contains("xml", StringComparison.OrdinalIgnoreCase)))
        {
            response.Headers.Append("Content-Security-Policy", PageSandbox);
        }
    }

    /// <summary>Whether a response with this status has a body (RFC 9110, section 6.4.1).</summary>
    public static bool HasBody(int status) => status is not (StatusCodes.Status204NoContent or StatusCodes.Status205ResetContent or StatusCodes.Status304NotModified);
}
