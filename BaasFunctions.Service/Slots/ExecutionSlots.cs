using BaasFunctions.Service.Options;
using BaasFunctions.Service.Wire;

namespace BaasFunctions.Service.Slots;

/// <summary>
/// Slots for executions: so many at once, so many waiting, first come first served. Waiting ends by the clock, and a full
/// queue refuses at once.
/// </summary>
internal sealed class ExecutionSlots(ServiceOptions options, ServiceDrain drain, TimeProvider time) : IDisposable
{
    private readonly SemaphoreSlim _free = new(options.MaxConcurrency, options.MaxConcurrency);
    private int _waiting;

    /// <summary>Executions that wait now.</summary>
    public int Waiting => Volatile.Read(ref _waiting);

    /// <summary>Executions that run now.</summary>
    public int Running => options.MaxConcurrency - _free.CurrentCount;

    /// <summary>Takes a slot. When the grant holds no refusal, <see cref="Release"/> must follow exactly once.</summary>
    public ValueTask<SlotGrant> AcquireAsync(CancellationToken cancellation)
    {
        if (!drain.TryEnter())
        {
            return ValueTask.FromResult(new SlotGrant(Refusals.ShuttingDown, TimeSpan.Zero));
        }

        // Nobody may overtake those who wait.
        if (Waiting == 0 && _free.Wait(0, CancellationToken.None))
        {
            return ValueTask.FromResult(default(SlotGrant));
        }

        return WaitAsync(cancellation);
    }

    public void Release()
    {
        _free.Release();
        drain.Leave();
    }

    public void Dispose() => _free.Dispose();

    private async ValueTask<SlotGrant> WaitAsync(CancellationToken cancellation)
    {
        if (Interlocked.Increment(ref _waiting) > options.MaxQueue)
        {
            Interlocked.Decrement(ref _waiting);
            drain.Leave();
            return new SlotGrant(Refusals.QueueFull, TimeSpan.Zero);
        }

        var began = time.GetTimestamp();
        using var clock = new CancellationTokenSource(options.QueueTimeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(clock.Token, cancellation);
        try
        {
            await _free.WaitAsync(either.Token).ConfigureAwait(false);
            return new SlotGrant(null, time.GetElapsedTime(began));
        }
        catch (OperationCanceledException)
        {
            drain.Leave();
            return new SlotGrant(drain.IsDraining ? Refusals.ShuttingDown : Refusals.QueueTimeout, time.GetElapsedTime(began));
        }
        finally
        {
            Interlocked.Decrement(ref _waiting);
        }
    }
}
