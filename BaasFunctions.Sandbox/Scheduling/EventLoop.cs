using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling.Threads;

namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>
/// Drives an execution on its one thread: microtasks first, then one completion of the host or one timer, and again. Blocks the
/// thread while there is nothing to do, never beyond the deadline. Only <see cref="Post"/> may be called from other threads.
/// </summary>
internal sealed class EventLoop(TimeProvider time, Deadline deadline, CancellationToken cancellationToken)
{
    /// <summary>Timers that may wait at the same time.</summary>
    public const int MaxTimers = 10_000;

    /// <summary>Longest single wait; the clocks are looked at again after it.</summary>
    private static readonly TimeSpan s_longestWait = TimeSpan.FromSeconds(1);

    private readonly object _gate = new();
    private readonly Queue<Action> _posted = new();
    private readonly long _start = time.GetTimestamp();
    private PriorityQueue<ScriptTimer, (TimeSpan Due, long Order)>? _timers;
    private Dictionary<int, ScriptTimer>? _timersById;
    private long _order;
    private int _lastTimerId;
    private int _hostCallsPending;
    private bool _woken;

    /// <summary>Timers that have not fired and were not cancelled, without those that nobody expects to fire.</summary>
    public int WaitingTimers => _timersById?.Values.Count(static timer => timer.IsExpected) ?? 0;

    /// <summary>A call of the host begins; the function may await it. Every one must end with <see cref="Post"/>.</summary>
    public void HostCallBegins() => _hostCallsPending++;

    /// <summary>A call of the host ended: what it means for the script runs on the execution's thread. Callable from any thread.</summary>
    public void Post(Action completion)
    {
        lock (_gate)
        {
            _posted.Enqueue(completion);
            Monitor.Pulse(_gate);
        }
    }

    /// <summary>Calls back once after <paramref name="delay"/>, or again and again. Returns the timer's id.</summary>
    public int AddTimer(TimeSpan delay, Action callback, bool repeats, bool isExpected = true)
    {
        _timers ??= new PriorityQueue<ScriptTimer, (TimeSpan, long)>();
        _timersById ??= [];
        if (_timersById.Count >= MaxTimers)
        {
            throw new ExecutionEndedException(
                ExecutionOutcome.CallLimit,
                ErrorCodes.TimerLimit,
                string.Create(CultureInfo.InvariantCulture, $"Function has more than {MaxTimers} timers waiting"),
                new LimitReport("timers", "timers", MaxTimers + 1, MaxTimers));
        }

        var timer = new ScriptTimer(++_lastTimerId, callback, repeats ? delay : null, isExpected);
        _timersById.Add(timer.Id, timer);
        _timers.Enqueue(timer, (time.GetElapsedTime(_start) + delay, _order++));
        return timer.Id;
    }

    public void CancelTimer(int id)
    {
        if (_timersById is not null && _timersById.Remove(id, out var timer))
        {
            timer.IsCancelled = true;
        }
    }

    /// <summary>Runs until <paramref name="isSettled"/>, with <paramref name="runMicrotasks"/> before each question.</summary>
    /// <exception cref="ExecutionEndedException">
    /// The deadline passed, the caller went away, or nothing is left that could settle it.
    /// </exception>
    public void Run(Action runMicrotasks, Func<bool> isSettled)
    {
        while (true)
        {
            runMicrotasks();
            if (isSettled())
            {
                return;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                throw ExecutionEndedException.Cancelled();
            }

            deadline.ThrowIfPassed();
            if (TryTakePosted(out var completion))
            {
                _hostCallsPending--;
                completion();
            }
            else if (NextTimer() is { } due)
            {
                RunOrAwait(due);
            }
            else if (_hostCallsPending > 0)
            {
                Wait(deadline.Remaining);
            }
            else
            {
                throw new ExecutionEndedException(
                    ExecutionOutcome.ScriptError,
                    ErrorCodes.NeverSettles,
                    "The returned promise never settles: no timer and no call of the context is left that could settle it");
            }
        }
    }

    /// <summary>
    /// Runs until no call of the host is open any more: completions and the microtasks they resume, which may begin further calls. Timers do
    /// not fire.
    /// </summary>
    /// <returns>False when the deadline came first.</returns>
    /// <exception cref="ExecutionEndedException">The caller went away.</exception>
    public bool Drain(Action runMicrotasks)
    {
        while (true)
        {
            runMicrotasks();
            if (_hostCallsPending == 0)
            {
                return true;
            }

            if (cancellationToken.IsCancellationRequested)
            {
                throw ExecutionEndedException.Cancelled();
            }

            if (deadline.Remaining <= TimeSpan.Zero)
            {
                return false;
            }

            if (TryTakePosted(out var completion))
            {
                _hostCallsPending--;
                completion();
            }
            else
            {
                Wait(deadline.Remaining);
            }
        }
    }

    private void RunOrAwait(TimeSpan due)
    {
        var wait = due - time.GetElapsedTime(_start);
        if (wait > TimeSpan.Zero)
        {
            var remaining = deadline.Remaining;
            Wait(wait < remaining ? wait : remaining);
            return;
        }

        var timer = _timers!.Dequeue();
        if (timer.Interval is { } interval)
        {
            _timers.Enqueue(timer, (time.GetElapsedTime(_start) + interval, _order++));
        }
        else
        {
            _timersById!.Remove(timer.Id);
        }

        timer.Callback();
    }

    private TimeSpan? NextTimer()
    {
        while (_timers is not null && _timers.TryPeek(out var timer, out var at))
        {
            if (!timer.IsCancelled)
            {
                return at.Due;
            }

            _timers.Dequeue();
        }

        return null;
    }

    private bool TryTakePosted(out Action completion)
    {
        lock (_gate)
        {
            return _posted.TryDequeue(out completion!);
        }
    }

    private void Wait(TimeSpan limit)
    {
        if (limit <= TimeSpan.Zero)
        {
            return;
        }

        ExecutionThread.MakeRoom();
        using var cancelled = cancellationToken.Register(static loop => ((EventLoop)loop!).Wake(), this);
        // With the system's clock the wait itself keeps time; any other clock has to ring.
        using var alarm = ReferenceEquals(time, TimeProvider.System)
            ? null
            : time.CreateTimer(static loop => ((EventLoop)loop!).Wake(), this, limit, Timeout.InfiniteTimeSpan);
        lock (_gate)
        {
            if (_posted.Count == 0 && !_woken)
            {
                // Rounded up: waking a moment early would only mean to wait again.
                var rounded = TimeSpan.FromMilliseconds(Math.Ceiling(limit.TotalMilliseconds));
                Monitor.Wait(_gate, rounded < s_longestWait ? rounded : s_longestWait);
            }

            _woken = false;
        }
    }

    private void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.Pulse(_gate);
        }
    }
}
