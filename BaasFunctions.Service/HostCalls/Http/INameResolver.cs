using System.Net;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Finds the addresses of a host.</summary>
internal interface INameResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);
}
