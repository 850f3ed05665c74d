namespace BaasFunctions.Service.Admission;

/// <summary>
/// Ends the service in order: new executions are refused, those that run may finish within a time, then they are cancelled.
/// Public because the host decides when.
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

    /// <summary>Cancelled when the time of the drain is up.</summary>
    internal CancellationToken Aborted => _abort.Token;

    /// <summary>
    /// Refuses new executions, waits for those that run, and cancels what is left when the time is up.
    /// Answers true when all of them finished by themselves.
    /// </summary>
    /// <param name="timeout">How long they may go on.</param>
    /// <param name="time">The clock.</param>
    /// <param name="hurry">Cancelled: the time is up now.</param>
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
