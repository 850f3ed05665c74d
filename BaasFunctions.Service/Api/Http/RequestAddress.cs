using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Http;

/// <summary>The URL under which a caller reached the service. It becomes part of a command that people may copy, so anything but a plain host name is ignored.</summary>
internal static class RequestAddress
{
    private const int MaxLength = 255;

    public static string Of(HttpRequest request)
    {
        var host = request.Host.Value ?? "";
        var isPlain = host.Length is > 0 and <= MaxLength && host.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or ':' or '[' or ']');

        // A proxy that terminates TLS sets this header; a caller who forges it only changes its own page.
        var isTls = request.IsHttps || request.Headers["X-Forwarded-Proto"].ToString() == "https";
        return $"{(isTls ? "https" : "http")}://{(isPlain ? host : "localhost")}";
    }
}
