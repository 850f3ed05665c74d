using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>One call of a function on an entity, whose name is checked.</summary>
internal sealed record EntityCall(
    CallScope Scope, string Entity, CallArguments Arguments, IEntityTransaction? Transaction, CancellationToken Cancellation)
{
    /// <summary>What is wrong with the arguments as far as they were read.</summary>
    public HostCallError? Fault => Arguments.Fault;
}
