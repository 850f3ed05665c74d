using BaasFunctions.Service.HostCalls;

namespace BaasFunctions.Service.Entities.Sql;

/// <summary>A database: gives sessions, bounds what is done in them, and translates what goes wrong. Nothing of it reaches a function.</summary>
internal abstract class SqlDatabase(EntityLimits limits) : IAsyncDisposable
{
    protected EntityLimits Limits => limits;

    /// <summary>Whether there is anything to read yet; asking makes nothing.</summary>
    public virtual bool IsPresent => true;

    public abstract SqlDialect Dialect { get; }

    /// <summary>Runs work in a session of a project. What it changed lasts when it gives a value, and is given up otherwise.</summary>
    public abstract Task<CallResult<T>> RunAsync<T>(
        CallScope scope, bool writes, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation);

    /// <summary>Begins a transaction that outlives the call.</summary>
    public abstract Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation);

    /// <summary>Reads with SQL of a function.</summary>
    public abstract Task<CallResult<RawRows>> RawAsync(
        CallScope scope, string sql, System.Text.Json.JsonElement parameters, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    /// <summary>The fault that an exception of the database is; null for one of ours.</summary>
    protected abstract CallFault? Translate(Exception fault);

    /// <summary>Runs one call within its time; what goes wrong in it is a fault.</summary>
    protected async Task<CallResult<T>> InTimeAsync<T>(Func<CancellationToken, Task<CallResult<T>>> call, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.CallTime);
        try
        {
            return await call(patience.Token).ConfigureAwait(false);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception) when (patience.IsCancellationRequested)
        {
            return EntityFaults.Timeout(limits.CallTime);
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }
}
