using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Service.HostCalls.Database;

/// <summary>
/// Keeps the entities of projects. The project comes from the scope, never from an argument, and the store holds to it by itself: no
/// name, id or value can reach another one. Names are checked before. Callable from any thread.
/// </summary>
internal interface IEntityStore
{
    /// <summary>Rows that a query means, at most <see cref="EntityQuery.Limit"/>, or those of the settings.</summary>
    Task<CallResult<EntityPage>> FindAsync(CallScope scope, string entity, EntityQuery query, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>How many rows a filter means.</summary>
    Task<CallResult<long>> CountAsync(CallScope scope, string entity, Filter filter, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>Creates rows, all or none where the store can.</summary>
    Task<CallResult<IReadOnlyList<EntityRow>>> CreateAsync(
        CallScope scope, string entity, IReadOnlyList<NewRow> rows, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>Changes fields of a row, and leaves the others; <c>ENTITY_NOT_FOUND</c> when there is none.</summary>
    Task<CallResult<EntityRow>> UpdateAsync(
        CallScope scope, string entity, string id, RowData data, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>Changes fields of the row, or creates it.</summary>
    Task<CallResult<EntityRow>> UpsertAsync(
        CallScope scope, string entity, string id, RowData data, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>Changes fields of every row that the filter means; returns how many.</summary>
    Task<CallResult<long>> UpdateManyAsync(
        CallScope scope, string entity, Filter filter, RowData data, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>Deletes every row that the filter means; returns how many.</summary>
    Task<CallResult<long>> DeleteAsync(CallScope scope, string entity, Filter filter, IEntityTransaction? transaction, CancellationToken cancellation);

    /// <summary>Begins a transaction; <c>NOT_SUPPORTED</c> where the store has none.</summary>
    Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation);

    /// <summary>Reads with SQL what the project has; <c>NOT_SUPPORTED</c> where the store has none or it is not enabled.</summary>
    Task<CallResult<RawRows>> RawAsync(CallScope scope, string sql, System.Text.Json.JsonElement parameters, CancellationToken cancellation);

    /// <summary>Whether the store can be reached; returns why not.</summary>
    Task<HostCallError?> PingAsync(CancellationToken cancellation);
}
