using System.Net;

namespace BaasFunctions.Service.Egress;

/// <summary>Finds the addresses of a host.</summary>
internal interface INameResolver
{
    Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellation);
}
