namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>An address that functions may not reach.</summary>
internal sealed class EgressDeniedException(string host) : Exception("An address that functions may not reach")
{
    public string Host => host;
}
