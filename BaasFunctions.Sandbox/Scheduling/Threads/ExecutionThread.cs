using System.Diagnostics;
using System.Runtime.CompilerServices;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>One thread of the sandbox, used for one job after another.</summary>
internal sealed class ExecutionThread
{
    [ThreadStatic]
    private static ExecutionThread? t_current;

    // Waited for without spinning: a processor that spins is taken from a function.
    private readonly object _wake = new();
    private readonly ExecutionThreads _owner;
    private ThreadJob? _job;
    private bool _stopped;

    public ExecutionThread(ExecutionThreads owner, int number, int stackBytes)
    {
        _owner = owner;
        var thread = new Thread(Loop, stackBytes) { IsBackground = true, Name = $"function-{number}" };
        thread.Start();
    }

    /// <summary>Whether its job counts among those that may run at once. The owner's.</summary>
    public bool IsCounted { get; set; }

    /// <summary>The job that it runs; null while it is idle or reads. The owner's.</summary>
    public ThreadJob? Job { get; set; }

    /// <summary>Whether it reads the source. The owner's.</summary>
    public bool IsReading { get; set; }

    /// <summary>When its job began, as a timestamp of <see cref="Stopwatch"/>. The owner's.</summary>
    public long Began { get; set; }

    /// <summary>The calling thread, when it is one of ours.</summary>
    public static ExecutionThread? Current => t_current;

    /// <summary>The threads that it is one of.</summary>
    public ExecutionThreads Owner => _owner;

    /// <summary>Runs a job. The thread must be idle, and taken from the pool by the caller.</summary>
    public void Start(ThreadJob job)
    {
        lock (_wake)
        {
            _job = job;
            Monitor.Pulse(_wake);
        }
    }

    /// <summary>Ends an idle thread.</summary>
    public void Stop()
    {
        lock (_wake)
        {
            _stopped = true;
            Monitor.Pulse(_wake);
        }
    }

    private void Loop()
    {
        t_current = this;
        var entered = StackOverflowExit.Enter();
        while (TryAwaitJob())
        {
            do
            {
                Run();
            }
            while (_owner.TryGoOn(this, out _job));
        }

        StackOverflowExit.Leave(entered);
    }

    /// <summary>False when the thread is to end: it was stopped, or nothing came for a while.</summary>
    private bool TryAwaitJob()
    {
        while (true)
        {
            lock (_wake)
            {
                if (_job is null && !_stopped)
                {
                    Monitor.Wait(_wake, _owner.IdleTime);
                }

                if (_job is not null || _stopped)
                {
                    return _job is not null;
                }
            }

            // When it may not, it was taken from the pool in the same moment: the job is on its way.
            if (_owner.TryRetire(this))
            {
                return false;
            }
        }
    }

    /// <summary>In a method of its own, so that a waiting thread keeps nothing of its last job alive.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Run()
    {
        var job = _job!;
        _job = null;
        job.Run();
    }
}
