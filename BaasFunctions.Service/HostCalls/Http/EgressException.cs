using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Carries the error of a request without a response out of the handlers of the HTTP client.</summary>
internal sealed class EgressException(HostCallError fault) : Exception(fault.Message)
{
    public HostCallError Fault => fault;
}
