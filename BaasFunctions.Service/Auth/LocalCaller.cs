using System.Net;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace BaasFunctions.Service.Auth;

/// <summary>
/// Whether a caller is on this machine. The host name must be that of this machine, because a web page can make its own name resolve to 127.0.0.1.
/// Requests that a local proxy forwards do not count. A request without an address comes from inside the process.
/// </summary>
internal static class LocalCaller
{
    /// <summary>Headers by which proxies, load balancers and CDNs name their client or themselves.</summary>
    private static readonly string[] s_ofProxies =
    [
        "Forwarded", "Via", "X-Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Port", "X-Forwarded-Server",
        ForwardedHeadersDefaults.XOriginalForHeaderName, "X-Original-Forwarded-For", "X-Original-Host", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "X-ProxyUser-IP", "Client-IP", "True-Client-IP",
        "CF-Connecting-IP", "CF-Connecting-IPv6", "CF-Ray", "CDN-Loop", "Fastly-Client-IP", "Fly-Client-IP", "X-Azure-ClientIP", "X-Azure-SocketIP",
        "X-Appengine-User-IP", "X-Envoy-External-Address", "X-Envoy-Original-Path", "X-Amzn-Trace-Id", "X-Amz-Cf-Id", "X-Vercel-Forwarded-For",
    ];

    public static bool Is(HttpContext http, IPAddress? address) =>
        (address is null || IPAddress.IsLoopback(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address))
        && IsLocalName(http.Request.Host.Host)
        && !IsPassedOn(http.Request.Headers);

    /// <summary>Whether a host is a loopback name or address; an empty one counts, too.</summary>
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
