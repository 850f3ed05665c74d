using System.Diagnostics;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>
/// The threads that run functions: ours rather than the runtime's pool, because they need a large stack, and may be lost to a function that never
/// returns. Bounded; made when needed; they end after a while without work.
/// As many jobs run at once as there are processors. Further ones wait, projects take turns, and the thread that ends a job takes the next one, which
/// wakes nobody. A job that runs for more than a moment stops counting: no short one waits long behind it.
/// </summary>
internal sealed partial class ExecutionThreads : IDisposable
{
    /// <summary>Threads beyond the bound for jobs that are to end executions whose time is over.</summary>
    private const int SpareThreads = 4;

    private readonly Lock _gate = new();
    private readonly Stack<ExecutionThread> _idle = new();
    private readonly JobTurns _waiting;
    private readonly Queue<ThreadJob> _urgent = new();
    private readonly List<ExecutionThread> _counted;
    private readonly Timer _look;
    private readonly int _maxThreads;
    private readonly int _stackBytes;
    private readonly int _atOnce;
    private int _alive;
    private int _made;
    private bool _looking;
    private bool _disposed;

    /// <param name="maxThreads">Threads at most.</param>
    /// <param name="stackBytes">Stack of each, in bytes.</param>
    /// <param name="idleTime">How long one is kept without work.</param>
    /// <param name="atOnce">Short jobs that run at once; 0 for as many as there are processors.</param>
    public ExecutionThreads(int maxThreads, int stackBytes, TimeSpan idleTime, int atOnce = 0)
    {
        (_maxThreads, _stackBytes, IdleTime) = (maxThreads, stackBytes, idleTime);
        _atOnce = atOnce > 0 ? atOnce : Environment.ProcessorCount;
        _counted = new List<ExecutionThread>(_atOnce);
        _waiting = new JobTurns(share: _atOnce, activeFor: TimeSpan.FromSeconds(1));
        _look = new Timer(static threads => ((ExecutionThreads)threads!).Look(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public TimeSpan IdleTime { get; }

    /// <summary>After it a job counts as a long one. 4 ms.</summary>
    public TimeSpan Moment { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>Whether a job could begin now, if it were its turn. The thread that reads is none of those that run jobs.</summary>
    private bool HasThread => _idle.Count > 0 || _alive < _maxThreads + (_reading ? 1 : 0);

    /// <summary>Runs a job on a thread of ours, when it is its turn.</summary>
    public void Start(ThreadJob job)
    {
        if (ExecutionThread.Current is { IsReading: true } reader && reader.Owner == this)
        {
            // It runs the first one itself as soon as it has read what there is.
            _arrived.Add(job);
            return;
        }

        ExecutionThread thread;
        lock (_gate)
        {
            if (_counted.Count >= _atOnce || !HasThread || !_waiting.TryBegin(job))
            {
                _waiting.Enqueue(job);
                LookLater();
                return;
            }

            thread = TakeIdle();
            Count(thread, job);
        }

        thread.Start(job);
    }

    /// <summary>Runs a job that waits for its turn now: the time of its execution is over, and it only has to notice. Does nothing when it has begun.</summary>
    public void Hurry(ThreadJob job)
    {
        ExecutionThread thread;
        lock (_gate)
        {
            if (!_waiting.TryHurry(job))
            {
                return;
            }

            if (_idle.Count == 0 && _alive >= _maxThreads + SpareThreads)
            {
                _urgent.Enqueue(job);
                return;
            }

            thread = TakeIdle();
            thread.Job = job;
        }

        thread.Start(job);
    }

    /// <summary>The job of a thread has ended; true with the next one that it is to run, false when it is idle now.</summary>
    public bool TryGoOn(ExecutionThread thread, out ThreadJob? next)
    {
        lock (_gate)
        {
            if (thread.Job is { } ended)
            {
                thread.Job = null;
                _waiting.End(ended);
            }

            if (_urgent.TryDequeue(out next))
            {
                thread.Job = next;
                return true;
            }

            var room = thread.IsCounted || _counted.Count < _atOnce;
            if (room && _waiting.TryDequeue(out var job))
            {
                Count(thread, job);
                next = job;
            }
            else
            {
                Discount(thread);
                if ((next = TakeRead()) is null)
                {
                    Rest(thread);
                }
            }
        }

        return next is not null;
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

            _alive--;
            return true;
        }
    }

    /// <summary>Ends the idle threads; busy ones end when their job does. Jobs that wait still run.</summary>
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

    private void Rest(ExecutionThread thread)
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

    private ExecutionThread TakeIdle()
    {
        // The one used last: its stack is still in the processor's cache.
        if (!_idle.TryPop(out var thread))
        {
            _alive++;
            thread = new ExecutionThread(this, ++_made, _stackBytes);
        }

        return thread;
    }

    private void Count(ExecutionThread thread, ThreadJob job)
    {
        thread.Began = Stopwatch.GetTimestamp();
        thread.Job = job;
        if (!thread.IsCounted)
        {
            thread.IsCounted = true;
            _counted.Add(thread);
        }
    }

    private void Discount(ExecutionThread thread)
    {
        if (thread.IsCounted)
        {
            thread.IsCounted = false;
            _counted.Remove(thread);
        }
    }

    private void Fill()
    {
        while (_counted.Count < _atOnce && HasThread && _waiting.TryDequeue(out var job))
        {
            var thread = TakeIdle();
            Count(thread, job);
            thread.Start(job);
        }
    }

    /// <summary>Only while jobs wait, or nobody reads, does it matter who runs for long.</summary>
    private void LookLater()
    {
        if (!_looking)
        {
            _looking = true;
            _look.Change(Moment, Timeout.InfiniteTimeSpan);
        }
    }

    private void Look()
    {
        lock (_gate)
        {
            _looking = false;
            for (var i = _counted.Count - 1; i >= 0; i--)
            {
                if (Stopwatch.GetElapsedTime(_counted[i].Began) >= Moment)
                {
                    Discount(_counted[i]);
                }
            }

            Fill();
            if (IsUnread && Stopwatch.GetElapsedTime(_unreadSince) >= Moment)
            {
                ReadElsewhere();
            }

            if (_waiting.Any || IsUnread)
            {
                LookLater();
            }
        }
    }
}
