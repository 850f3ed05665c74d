using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Why a message of a function got no response, on its way out of the handlers of the client.</summary>
internal sealed class EgressException(HostCallError fault) : Exception(fault.Message)
{
    public HostCallError Fault => fault;
}
