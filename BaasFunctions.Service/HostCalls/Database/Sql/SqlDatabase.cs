using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A database: gives sessions, bounds what is done in them, and translates what goes wrong. Nothing of it reaches a function.</summary>
internal abstract class SqlDatabase(EntityLimits limits) : IAsyncDisposable
{
    protected EntityLimits Limits => limits;

    /// <summary>Whether there is anything to read yet; asking makes nothing.</summary>
    public virtual bool IsPresent => true;

    /// <summary>Whether what is the service's own, such as the queue, can be changed in a session of a project.</summary>
    public virtual bool IsOneForAll => false;

    /// <summary>Where it is, for the operator; without a password.</summary>
    public abstract string Place { get; }

    public abstract SqlDialect Dialect { get; }

    /// <summary>Whether it can be opened and written; returns what is wrong and where, for the operator. No password is in it.</summary>
    public abstract Task<string?> CheckAsync(CancellationToken cancellation);

    /// <summary>
    /// Runs work in a session of a project; of the service itself where the scope has none. What it changed lasts when it gives a value, and is given up otherwise.
    /// </summary>
    public abstract Task<CallResult<T>> RunAsync<T>(
        CallScope scope, SqlAccess access, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation);

    /// <summary>
    /// Opens the database and brings it to what is declared of entities, however long that takes. Gives the sentence that says why it cannot hold; null
    /// when it does, or when the database cannot be reached, in which case it is tried again with the first call.
    /// </summary>
    public async Task<string?> PrepareAsync(CancellationToken cancellation)
    {
        try
        {
            await OpenAsync(cancellation);
            return null;
        }
        catch (Exception wrong) when (wrong is EntityDeclarationException or StoreFormatException)
        {
            return wrong.Message;
        }
        catch (Exception fault) when (Translate(fault) is not null)
        {
            return null;
        }
    }

    /// <summary>Hears what other instances tell on a channel, until the connection is lost or nobody wants it; ends at once where there are no other instances.</summary>
    /// <param name="channel">The channel.</param>
    /// <param name="begun">It is heard from now on: what was told before was not.</param>
    /// <param name="heard">Gets what is told.</param>
    /// <param name="cancellation">Ends it.</param>
    public virtual Task ListenAsync(string channel, Action begun, Action<string> heard, CancellationToken cancellation) => Task.CompletedTask;

    /// <summary>As <see cref="ListenAsync"/>, and again after a pause when the connection was lost, which is logged.</summary>
    public async Task KeepListeningAsync(
        string channel, Action begun, Action<string> heard, TimeSpan pause, TimeProvider time, ILogger logger, CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(channel, begun, heard, cancellation);
                return;
            }
            catch (Exception fault)
            {
                if (cancellation.IsCancellationRequested)
                {
                    return;
                }

                logger.ChangesUnheard(channel, fault.GetType().Name);
            }

            await Task.Delay(pause, time, cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Begins a transaction that outlives the call.</summary>
    public abstract Task<CallResult<IEntityTransaction>> BeginAsync(CallScope scope, CancellationToken cancellation);

    /// <summary>Reads with SQL of a function.</summary>
    public abstract Task<CallResult<RawRows>> RawAsync(
        CallScope scope, string sql, System.Text.Json.JsonElement parameters, CancellationToken cancellation);

    public abstract ValueTask DisposeAsync();

    /// <summary>Opens the database if it is not, and makes in it what is needed.</summary>
    protected abstract Task OpenAsync(CancellationToken cancellation);

    /// <summary>The fault that an exception of the database is; null for one of ours.</summary>
    protected abstract HostCallError? Translate(Exception fault);

    /// <summary>Runs work in a session, and makes what it changed last unless it fails or the project would have too much.</summary>
    protected static async Task<CallResult<T>> RunAndCommitAsync<T>(
        SqlSession session, Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        var result = await work(session, cancellation);
        if (result.Failed)
        {
            return result;
        }

        if (await session.CheckQuotaAsync(cancellation) is { } tooMuch)
        {
            return tooMuch;
        }

        await session.CommitAsync(cancellation);
        return result;
    }

    /// <summary>Runs one call within its time; what goes wrong in it is a fault.</summary>
    protected async Task<CallResult<T>> InTimeAsync<T>(Func<CancellationToken, Task<CallResult<T>>> call, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(limits.CallTime);
        try
        {
            return await call(patience.Token);
        }
        catch (Exception) when (cancellation.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellation);
        }
        catch (Exception) when (patience.IsCancellationRequested)
        {
            return EntityFaults.Timeout(limits.CallTime);
        }
        catch (Exception wrong) when (wrong is EntityDeclarationException or StoreFormatException)
        {
            return EntityFaults.Unavailable;
        }
        catch (Exception fault) when (Translate(fault) is { } told)
        {
            return told;
        }
    }
}
