using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>Tells functions of what was written that listen to it.</summary>
internal interface IEntityEvents
{
    /// <summary>Where a call is to note what it changes; null where nobody listens to the entity. Asks no database in the usual case.</summary>
    ValueTask<(HostCallError? Fault, EntityChanges? Changes)> ListenAsync(HostCallContext context, string entity, CancellationToken cancellation);

    /// <summary>Writes, and puts what was changed into the queue: with the write, where both are in one database, and after it elsewhere.</summary>
    Task<HostAnswer> WriteAsync(EntityChanges changes, Func<Task<HostAnswer>> write, CancellationToken cancellation);
}
