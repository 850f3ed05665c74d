using System.Net;
using BaasFunctions.Service.Api;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace BaasFunctions.Server.Hosting;

/// <summary>What a caller may cost before the service has seen its request.</summary>
internal static class KestrelLimits
{
    /// <summary>
    /// What nobody has asked for yet stays with its sender: the budget of bytes does not know it, and the web server keeps the memory. By default a connection holds 1 MB of it, in the
    /// buffer of its socket.
    /// </summary>
    public const int RequestBufferBytes = 128 * 1024;

    public static void Apply(KestrelServerOptions kestrel, ServerOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = options.MaxConnections;
        kestrel.Limits.KeepAliveTimeout = options.KeepAlive;
        kestrel.Limits.RequestHeadersTimeout = options.HeadersTimeout;
        kestrel.Limits.MaxRequestHeaderCount = 100;
        kestrel.Limits.MaxRequestHeadersTotalSize = 32 * 1024;
        kestrel.Limits.MaxRequestLineSize = 8 * 1024;

        kestrel.Limits.MaxRequestBufferSize = RequestBufferBytes;
        kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));
        kestrel.Limits.MinResponseDataRate = new MinDataRate(bytesPerSecond: 240, gracePeriod: TimeSpan.FromSeconds(5));

        // The service counts the bytes itself and answers with a body of its own, then reads a part of the rest away so that the answer is
        // read; this is the second line. Compressed and chunked bodies are a little longer than what they carry.
        kestrel.Limits.MaxRequestBodySize = options.MaxTransferBytes;
    }

    /// <summary>
    /// Says where to listen. Not among the limits, which the web framework applies while it is composed: whether there are keys is known later.
    /// </summary>
    public static void Listen(KestrelServerOptions kestrel, ServerOptions options, ListenPolicy policy)
    {
        if (options.BindAddress is { } address)
        {
            kestrel.Listen(IPAddress.Parse(address), options.Port);
        }
        else if (policy.IsLocked)
        {
            kestrel.ListenAnyIP(options.Port);
        }
        else if (options.Port == 0)
        {
            // Two addresses cannot be given the same free port.
            kestrel.Listen(IPAddress.Loopback, 0);
        }
        else
        {
            kestrel.ListenLocalhost(options.Port);
        }
    }
}
