using System.Net;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Resolves names with the operating system.</summary>
internal sealed class SystemNameResolver : INameResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
