using System.Net;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Access;

/// <summary>
/// From this machine and under its own name: a page of the web that made its own host name point to 127.0.0.1 is not.
/// Nor is what a proxy on this machine passes on for somebody else. No address at all is a caller inside the process.
/// </summary>
internal static class LocalCaller
{
    public static bool Is(HttpContext http, IPAddress? address) =>
        (address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))
        && IsLocalName(http.Request.Host.Host)
        && !http.Request.Headers.ContainsKey("X-Forwarded-For")
        && !http.Request.Headers.ContainsKey("Forwarded");

    private static bool IsLocalName(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host, out var address) && IPAddress.IsLoopback(address));
}
