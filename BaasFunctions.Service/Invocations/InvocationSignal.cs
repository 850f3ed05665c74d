namespace BaasFunctions.Service.Invocations;

/// <summary>Wakes what waits for something to do. A signal that comes while nobody waits is kept for the next who does.</summary>
internal sealed class InvocationSignal : IDisposable
{
    private readonly SemaphoreSlim _set = new(0, 1);

    public void Set()
    {
        try
        {
            _set.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is set.
        }
        catch (ObjectDisposedException)
        {
            // The service ends.
        }
    }

    /// <summary>Waits for the signal, or for a time.</summary>
    public async Task WaitAsync(TimeSpan time, TimeProvider clock, CancellationToken cancellation)
    {
        using var over = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        await using var timer = clock.CreateTimer(static state => Cancel((CancellationTokenSource)state!), over, time, Timeout.InfiniteTimeSpan);
        await _set.WaitAsync(over.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public void Dispose() => _set.Dispose();

    private static void Cancel(CancellationTokenSource over)
    {
        try
        {
            over.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The wait ended at the same moment.
        }
    }
}
