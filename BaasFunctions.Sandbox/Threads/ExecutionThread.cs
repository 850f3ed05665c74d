using System.Runtime.CompilerServices;

namespace BaasFunctions.Sandbox.Threads;

/// <summary>One thread of the sandbox, used for one job after another.</summary>
internal sealed class ExecutionThread
{
    private readonly SemaphoreSlim _wake = new(0);
    private readonly ExecutionThreads _owner;
    private Action? _job;

    public ExecutionThread(ExecutionThreads owner, int number, int stackBytes)
    {
        _owner = owner;
        var thread = new Thread(Loop, stackBytes) { IsBackground = true, Name = $"function-{number}" };
        thread.Start();
    }

    /// <summary>Runs a job. The thread must be idle, and taken from the pool by the caller.</summary>
    public void Start(Action job)
    {
        _job = job;
        _wake.Release();
    }

    /// <summary>Ends an idle thread.</summary>
    public void Stop() => _wake.Release();

    private void Loop()
    {
        while (true)
        {
            if (!_wake.Wait(_owner.IdleTime))
            {
                if (_owner.TryRetire(this))
                {
                    return;
                }

                // Taken from the pool in the same moment: the job is on its way.
                _wake.Wait();
            }

            if (!TryRun())
            {
                return;
            }

            _owner.Return(this);
        }
    }

    /// <summary>In a method of its own, so that a waiting thread keeps nothing of its last job alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryRun()
    {
        var job = _job;
        _job = null;
        job?.Invoke();
        return job is not null;
    }
}
