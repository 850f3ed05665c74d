using System.Net;
using BaasFunctions.Service.Options;
using BaasFunctions.Service.Wire;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Access;

/// <summary>Decides whether a caller is served at all, and counts what it asks for.</summary>
internal sealed class AccessGate(ServiceOptions options, ApiKeys keys, RequestRates rates)
{
    private const string ProjectHeader = "X-BaaS-Project-ID";

    /// <summary>Admits a request; answers why not, or null.</summary>
    /// <param name="http">The request.</param>
    /// <param name="rule">What the path asks of its callers.</param>
    public Refusal? Admit(HttpContext http, AccessRule rule)
    {
        var address = http.Connection.RemoteIpAddress;
        if (!keys.Any && !IsLocal(http, address))
        {
            return Refusals.OnlyLoopback;
        }

        var key = keys.Any && rule == AccessRule.Key ? FindKey(http.Request) : -1;
        if (keys.Any && rule == AccessRule.Key && key < 0)
        {
            // Guessing keys is counted by address, so that it is slow.
            return rates.Count(http, new RatePartition(-1, null, address)) ?? Refusals.Unauthorized(options.ApiKeyHeader);
        }

        return rule == AccessRule.Open ? null : rates.Count(http, PartitionOf(http, key, address));
    }

    private int FindKey(HttpRequest request)
    {
        foreach (var candidate in Credentials.Of(request, options.ApiKeyHeader))
        {
            if (keys.Find(candidate) is >= 0 and var key)
            {
                return key;
            }
        }

        return -1;
    }

    /// <summary>By key and project where there is one of them, by address otherwise.</summary>
    private RatePartition PartitionOf(HttpContext http, int key, IPAddress? address)
    {
        // Who has shown no key could name a new project each time; on loopback without keys nobody is a stranger.
        string? project = key >= 0 || !keys.Any ? http.Request.Headers[ProjectHeader] : default;
        project = project is { Length: > 0 and <= 128 } ? project : null;
        return key >= 0 || project is not null ? new RatePartition(key, project, null) : new RatePartition(-1, null, address);
    }

    /// <summary>
    /// From this machine and under its own name: a page of the web that made its own host name point to 127.0.0.1 is not.
    /// Nor is what a proxy on this machine passes on for somebody else. No address at all is a caller inside the process.
    /// </summary>
    private static bool IsLocal(HttpContext http, IPAddress? address) =>
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
