namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Why a message of a function got no response, on its way out of the handlers of the client.</summary>
internal sealed class EgressException(CallFault fault) : Exception(fault.Message)
{
    public CallFault Fault => fault;
}
