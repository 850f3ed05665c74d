using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Headers of every response, as on the service that this one replaces.</summary>
internal static class SecurityHeaders
{
    private static readonly KeyValuePair<string, StringValues>[] s_headers =
    [
        new("Cross-Origin-Opener-Policy", "same-origin"),
        new("Cross-Origin-Resource-Policy", "same-origin"),
        new("Origin-Agent-Cluster", "?1"),
        new("Referrer-Policy", "no-referrer"),
        new("Strict-Transport-Security", "max-age=15552000; includeSubDomains"),
        new("X-Content-Type-Options", "nosniff"),
        new("X-DNS-Prefetch-Control", "off"),
        new("X-Download-Options", "noopen"),
        new("X-Frame-Options", "SAMEORIGIN"),
        new("X-Permitted-Cross-Domain-Policies", "none"),
        new("X-XSS-Protection", "0"),
        // Responses hold results of functions and current figures: no cache may store them.
        new("Cache-Control", "no-store"),
    ];

    public static void Apply(IHeaderDictionary headers)
    {
        foreach (var (name, value) in s_headers)
        {
            headers[name] = value;
        }
    }
}
