using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.HostCalls.Database.Sql;

/// <summary>A transaction of a function. Its calls follow one another; when its time is over it is given up.</summary>
internal sealed class SqlTransactionScope : IEntityTransaction
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly SqlSession _session;
    private readonly Func<Func<Task>, Task> _on;
    private readonly Action _released;
    private readonly Func<Exception, HostCallError?> _translate;
    private readonly TimeSpan _callTime;
    private readonly CancellationTokenSource _over;
    private readonly CancellationTokenRegistration _timer;
    private bool _ended;

    /// <param name="project">Whose it is.</param>
    /// <param name="session">Its session.</param>
    /// <param name="time">How long it may be open.</param>
    /// <param name="callTime">How long one call of it may take.</param>
    /// <param name="on">Runs work where the database wants it.</param>
    /// <param name="translate">Makes faults of exceptions.</param>
    /// <param name="released">Called once when it is over.</param>
    public SqlTransactionScope(
        string project, SqlSession session, TimeSpan time, TimeSpan callTime, Func<Func<Task>, Task> on, Func<Exception, HostCallError?> translate, Action released)
    {
        (Project, _session, _callTime, _on, _translate, _released) = (project, session, callTime, on, translate, released);
        _over = new CancellationTokenSource(time);
        _timer = _over.Token.Register(() => _ = EndAsync(commit: false));
    }

    public string Project { get; }

    /// <summary>Runs one call in it.</summary>
    public async Task<CallResult<T>> RunAsync<T>(Func<SqlSession, CancellationToken, Task<CallResult<T>>> work, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _over.Token);
        patience.CancelAfter(_callTime);
        try
        {
            await _one.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return _over.IsCancellationRequested ? EntityFaults.TransactionEnded : EntityFaults.Timeout(_callTime);
        }

        try
        {
            if (_ended)
            {
                return EntityFaults.TransactionEnded;
            }

            CallResult<T> result = EntityFaults.TransactionEnded;
            await _on(async () =>
            {
                result = await work(_session, patience.Token);
                if (!result.Failed && await _session.CheckQuotaAsync(patience.Token) is { } tooMuch)
                {
                    result = tooMuch;
                }
            });
            return result;
        }
        catch (Exception) when (!cancellation.IsCancellationRequested && patience.IsCancellationRequested)
        {
            return _over.IsCancellationRequested ? EntityFaults.TransactionEnded : EntityFaults.Timeout(_callTime);
        }
        catch (Exception fault) when (_translate(fault) is { } told)
        {
            return told;
        }
        finally
        {
            _one.Release();
        }
    }

    public async ValueTask<HostCallError?> CommitAsync(Func<SqlSession, CancellationToken, Task<HostCallError?>>? last, CancellationToken cancellation) => await EndAsync(commit: true, last);

    public async ValueTask DisposeAsync()
    {
        await EndAsync(commit: false);
        await _timer.DisposeAsync();
        _over.Dispose();
    }

    private async Task<HostCallError?> EndAsync(bool commit, Func<SqlSession, CancellationToken, Task<HostCallError?>>? last = null)
    {
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            if (_ended)
            {
                return EntityFaults.TransactionEnded;
            }

            _ended = true;
            try
            {
                HostCallError? refused = null;
                await _on(async () =>
                {
                    if (commit)
                    {
                        // A call that made it too much failed, but the function may have gone on.
                        using var patience = new CancellationTokenSource(_callTime);
                        refused = await _session.CheckQuotaAsync(patience.Token);
                        refused ??= last is null ? null : await last(_session, patience.Token);
                        if (refused is null)
                        {
                            await _session.CommitAsync(patience.Token);
                        }
                    }
                });
                return refused;
            }
            catch (Exception fault) when (_translate(fault) is { } told)
            {
                return told;
            }
            finally
            {
                await _on(async () => await _session.DisposeAsync());
                _released();
            }
        }
        finally
        {
            _one.Release();
        }
    }
}
