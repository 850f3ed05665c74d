namespace BaasFunctions.Service.Admission;

/// <summary>
/// Graceful shutdown: refuses new executions, lets running ones finish within a timeout, then cancels them.
/// Public because the host decides when it begins.
/// </summary>
public sealed class ServiceDrain : IDisposable
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _idle = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly CancellationTokenSource _abort = new();
    private int _inside;
    private bool _draining;

    /// <summary>True once no new execution is started.</summary>
    public bool IsDraining
    {
        get
        {
            lock (_lock)
            {
                return _draining;
            }
        }
    }

    /// <summary>Executions that run or wait for a slot.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock)
            {
                return _inside;
            }
        }
    }

    /// <summary>Cancelled when the drain times out.</summary>
    internal CancellationToken Aborted => _abort.Token;

    /// <summary>
    /// Refuses new executions, waits for running ones, and cancels the rest at the timeout.
    /// Returns true when all of them finished by themselves.
    /// </summary>
    /// <param name="timeout">How long they may continue.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hurry">When cancelled, the timeout is reached at once.</param>
    public async Task<bool> DrainAsync(TimeSpan timeout, TimeProvider time, CancellationToken hurry)
    {
        lock (_lock)
        {
            _draining = true;
            if (_inside == 0)
            {
                _idle.TrySetResult();
            }
        }

        try
        {
            await _idle.Task.WaitAsync(timeout, time, hurry);
            return true;
        }
        catch (Exception late) when (late is TimeoutException or OperationCanceledException)
        {
            await _abort.CancelAsync();
            return false;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _abort.Dispose();

    internal bool TryEnter()
    {
        lock (_lock)
        {
            _inside += _draining ? 0 : 1;
            return !_draining;
        }
    }

    internal void Leave()
    {
        lock (_lock)
        {
            if (--_inside == 0 && _draining)
            {
                _idle.TrySetResult();
            }
        }
    }
}
