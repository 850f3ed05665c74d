using BaasFunctions.Service.Api;
using Microsoft.AspNetCore.HttpOverrides;

namespace BaasFunctions.Server.Hosting;

/// <summary>Who the caller is behind the proxies that are trusted: of X-Forwarded-For, from its end, the first address that is none of theirs.</summary>
internal static class ForwardedCallers
{
    public static ForwardedHeadersOptions Of(ServerOptions options)
    {
        // As many hops as there are trusted proxies in a row: what stands before them anybody can write.
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        forwarded.KnownProxies.Clear();
        forwarded.KnownIPNetworks.Clear();
        foreach (var network in options.TrustedNetworks)
        {
            forwarded.KnownIPNetworks.Add(network);
        }

        return forwarded;
    }
}
