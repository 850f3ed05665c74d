using System.Net;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// From this machine and under its own name: a page of the web that made its own host name point to 127.0.0.1 is not.
/// Nor is what a proxy on this machine passes on for somebody else. No address at all is a caller inside the process.
/// </summary>
internal static class LocalCaller
{
    /// <summary>Headers by which proxies, load balancers and content networks say for whom they ask, or that they do.</summary>
    private static readonly string[] s_ofProxies =
    [
        "Forwarded", "Via", "X-Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server",
        "X-Original-Forwarded-For", "X-Original-Host", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-ProxyUser-IP", "Client-IP", "True-Client-IP",
        "CF-Connecting-IP", "CF-Connecting-IPv6", "CF-Ray", "CDN-Loop", "Fastly-Client-IP", "Fly-Client-IP", "X-Azure-ClientIP", "X-Azure-SocketIP",
        "X-Appengine-User-IP", "X-Envoy-External-Address", "X-Envoy-Original-Path", "X-Amzn-Trace-Id", "X-Amz-Cf-Id", "X-Vercel-Forwarded-For",
    ];

    public static bool Is(HttpContext http, IPAddress? address) =>
        (address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))
        && IsLocalName(http.Request.Host.Host)
        && !IsPassedOn(http.Request.Headers);

    /// <summary>Whether a host is a name or an address of this machine itself; none at all counts as one.</summary>
    public static bool IsLocalName(string host) =>
        host.Length == 0
        || host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.EndsWith(".localhost", StringComparison.OrdinalIgnoreCase)
        || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    private static bool IsPassedOn(IHeaderDictionary headers)
    {
        foreach (var name in s_ofProxies)
        {
            if (headers.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }
}
