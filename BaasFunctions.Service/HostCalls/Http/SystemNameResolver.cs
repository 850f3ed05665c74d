using System.Net;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Asks the operating system.</summary>
internal sealed class SystemNameResolver : INameResolver
{
    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation) => Dns.GetHostAddressesAsync(host, cancellation);
}
