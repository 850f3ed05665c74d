using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Http;

/// <summary>The address under which a caller reached the service. It goes into a command that somebody may copy, so only what a host name is made of is believed.</summary>
internal static class RequestAddress
{
    private const int MaxLength = 255;

    public static string Of(HttpRequest request)
    {
        var host = request.Host.Value ?? "";
        var isPlain = host.Length is > 0 and <= MaxLength && host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']');

        // A proxy that ends TLS says so; a caller who lies about it only changes its own page.
        var isTls = request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString() == "https";
        return $"{(isTls ? "https" : "http")}://{(isPlain ? host : "localhost")}";
    }
}
