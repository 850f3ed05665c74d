using BaasFunctions.Service.Auth;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Says to browsers which origins may call the service.</summary>
internal sealed class CorsPolicy(AccessOptions options)
{
    private const string Methods = "GET,POST,PUT,DELETE,PATCH";

    private const string Readable = "Retry-After,X-BaaS-Execution-ID,X-RateLimit-Limit,X-RateLimit-Remaining,X-RateLimit-Reset,ETag,traceresponse";

    private readonly HashSet<string> _origins = new(options.AllowedOrigins, StringComparer.OrdinalIgnoreCase);
    private readonly string _headers = string.Join(',', new[]
    {
        "Content-Type", "Authorization", "X-BaaS-Project-ID", "X-BaaS-Execution-ID", "X-API-Key", "x-functions-key", options.ApiKeyHeader, "traceparent",
    }.Distinct(StringComparer.OrdinalIgnoreCase));

    /// <summary>Sets the headers; answers true when the request was a preflight and is done.</summary>
    public bool Apply(HttpContext http)
    {
        var headers = http.Response.Headers;
        headers.Vary = "Origin";
        headers.AccessControlAllowCredentials = "true";
        var origin = http.Request.Headers.Origin;
        if (origin.Count == 1 && _origins.Contains(origin[0]!))
        {
            headers.AccessControlAllowOrigin = origin;
            headers.AccessControlExposeHeaders = Readable;
        }

        if (!HttpMethods.IsOptions(http.Request.Method))
        {
            return false;
        }

        headers.AccessControlAllowMethods = Methods;
        headers.AccessControlAllowHeaders = _headers;
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return true;
    }
}
