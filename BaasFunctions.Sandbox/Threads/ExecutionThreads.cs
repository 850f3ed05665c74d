namespace BaasFunctions.Sandbox.Threads;

/// <summary>
/// The threads that run functions: ours rather than the runtime's pool, because they need a large stack, block while a function awaits,
/// and may be lost to a function that never returns. Bounded; made when needed; they end after a while without work.
/// </summary>
internal sealed class ExecutionThreads(int maxThreads, int stackBytes, TimeSpan idleTime) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Stack<ExecutionThread> _idle = new();
    private readonly SemaphoreSlim _slots = new(maxThreads, maxThreads);
    private int _made;
    private bool _disposed;

    public TimeSpan IdleTime { get; } = idleTime;

    /// <summary>Executions that hold a thread.</summary>
    public int Busy => maxThreads - _slots.CurrentCount;

    /// <summary>Takes the right to a thread; false when none came free in time. Never blocks the caller's thread.</summary>
    public ValueTask<bool> TryEnterAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        _slots.Wait(0, CancellationToken.None)
            ? ValueTask.FromResult(true)
            : new ValueTask<bool>(_slots.WaitAsync(wait, cancellationToken));

    /// <summary>Runs a job on a thread of ours; the caller has entered. The right to the thread ends with the job.</summary>
    public void Start(Action job)
    {
        ExecutionThread? thread;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            // The one used last: its stack is still in the processor's cache.
            if (!_idle.TryPop(out thread))
            {
                thread = new ExecutionThread(this, ++_made, stackBytes);
            }
        }

        thread.Start(job);
    }

    public void Return(ExecutionThread thread)
    {
        lock (_gate)
        {
            if (_disposed)
            {
                thread.Stop();
            }
            else
            {
                _idle.Push(thread);
            }
        }

        _slots.Release();
    }

    /// <summary>Whether an idle thread may end. False when it was just taken for a job.</summary>
    public bool TryRetire(ExecutionThread thread)
    {
        lock (_gate)
        {
            if (!_idle.Contains(thread))
            {
                return false;
            }

            var others = _idle.Where(other => other != thread).Reverse().ToArray();
            _idle.Clear();
            foreach (var other in others)
            {
                _idle.Push(other);
            }

            return true;
        }
    }

    /// <summary>Ends the idle threads; busy ones end when their job does.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_disposed)
            {
                return;
            }

            _disposed = true;
            while (_idle.TryPop(out var thread))
            {
                thread.Stop();
            }
        }
    }
}
