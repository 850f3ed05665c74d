using System.Globalization;
using System.Runtime.CompilerServices;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>
/// Drives an execution, on one thread at a time: microtasks first, then one completion of the host or one timer, and again. When there is nothing to do,
/// the execution leaves its thread; a completion, a timer, the deadline or the caller's cancellation continues it on another. Only
/// <see cref="Post"/> may be called from other threads.
/// </summary>
internal sealed class EventLoop(TimeProvider time, Deadline deadline, IExecutionScheduler scheduler, CancellationToken cancellationToken) : IDisposable
{
    /// <summary>Timers that may wait at the same time.</summary>
    public const int MaxTimers = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<Action> _posted = new();
    private readonly long _start = time.GetTimestamp();
    private PriorityQueue<ScriptTimer, (TimeSpan Due, long Order)>? _timers;
    private Dictionary<int, ScriptTimer>? _timersById;
    private long _order;
    private int _lastTimerId;
    private int _hostCallsPending;
    private Place _place;
    private Action? _rest;
    private TimeSpan _limit;
    private Action? _turn;
    private ITimer? _alarm;
    private TimeSpan _alarmAt = TimeSpan.MaxValue;
    private CancellationTokenRegistration _cancelled;
    private bool _woken;
    private bool _isDisposed;

    /// <summary>Timers that have not fired and were not cancelled, without those that nobody expects to fire.</summary>
    public int WaitingTimers => _timersById?.Values.Count(static timer => timer.IsExpected) ?? 0;

    /// <summary>Called on the thread that the execution is about to leave; returns the bytes that it holds meanwhile. Nothing of the execution may be used after it.</summary>
    public Func<long>? Leaving { get; set; }

    /// <summary>Called on the thread on which the execution continues.</summary>
    public Action? Continuing { get; set; }

    /// <summary>A call of the host begins; the function may await it. Every one must end with <see cref="Post"/>.</summary>
    public void HostCallBegins() => _hostCallsPending++;

    /// <summary>A call of the host ended: what it means for the script runs on the execution's thread. Callable from any thread.</summary>
    public void Post(Action completion)
    {
        bool isParked;
        lock (_gate)
        {
            _posted.Enqueue(completion);
            isParked = TryLeaveParking();
        }

        if (isParked)
        {
            Unpark(arrived: true);
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
    public async ValueTask RunAsync(Action runMicrotasks, Func<bool> isSettled)
    {
        while (true)
        {
            runMicrotasks();
            if (isSettled())
            {
                return;
            }

            ThrowIfOver();
            if (TryTakePosted(out var completion))
            {
                _hostCallsPending--;
                completion();
            }
            else if (NextTimer() is { } due)
            {
                var wait = due - time.GetElapsedTime(_start);
                if (wait > TimeSpan.Zero)
                {
                    await Wake(wait);
                }
                else
                {
                    Fire();
                }
            }
            else if (_hostCallsPending > 0)
            {
                await Wake(TimeSpan.MaxValue);
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
    public async ValueTask<bool> DrainAsync(Action runMicrotasks)
    {
        while (true)
        {
            runMicrotasks();
            if (_hostCallsPending == 0)
            {
                return true;
            }

            ThrowIfCancelled();
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
                await Wake(TimeSpan.MaxValue);
            }
        }
    }

    /// <summary>Waits until a task of somebody else has ended, whatever became of it.</summary>
    /// <exception cref="ExecutionEndedException">The deadline passed, or the caller went away.</exception>
    public async ValueTask WhenEndedAsync(Task task)
    {
        if (!task.IsCompleted)
        {
            _ = task.ContinueWith(_ => WakeUp(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        while (!task.IsCompleted)
        {
            ThrowIfOver();
            await Wake(TimeSpan.MaxValue);
        }
    }

    /// <summary>
    /// To be called when a turn of the execution on a thread is over. When it has to wait, it leaves the thread only here: as long as callers of the loop are on the stack,
    /// another thread that continued it could be done before they have noticed that they are to wait.
    /// </summary>
    public void EndTurn()
    {
        if (_rest is null)
        {
            return;
        }

        var remaining = deadline.Remaining;
        SetAlarm(_limit < remaining ? _limit : remaining);
        if (_cancelled == default)
        {
            _cancelled = cancellationToken.UnsafeRegister(static loop => ((EventLoop)loop!).WakeUp(), this);
        }

        scheduler.Park(Leaving?.Invoke() ?? 0);
        bool arrived;
        lock (_gate)
        {
            arrived = _posted.Count > 0;
            if (!arrived && !_woken)
            {
                _place = Place.Parked;
                return;
            }

            _woken = false;
            _place = Place.Queued;
        }

        // From here on another thread may run the execution.
        Unpark(arrived);
    }

    /// <summary>Nothing wakes the execution any more.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _alarm?.Dispose();
        }

        _cancelled.Dispose();
    }

    private void Fire()
    {
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

    /// <summary>What <c>await</c> waits for: something was posted, the time is over, or the deadline or the caller ends the execution.</summary>
    private WakeAwaiter Wake(TimeSpan limit) => new(this, limit);

    /// <summary>Whether it may go on at once.</summary>
    private bool IsAwake()
    {
        lock (_gate)
        {
            var woken = _woken;
            _woken = false;
            return woken || _posted.Count > 0;
        }
    }

    /// <summary>A turn of the execution, on whichever thread.</summary>
    private void Turn()
    {
        lock (_gate)
        {
            _place = Place.OnThread;
        }

        Continuing?.Invoke();
        var rest = _rest!;
        _rest = null;
        rest();
        EndTurn();
    }

    /// <summary>When it is parked, its next turn is about to wait for a thread: true. Under the lock.</summary>
    private bool TryLeaveParking()
    {
        if (_place != Place.Parked)
        {
            return false;
        }

        _place = Place.Queued;
        return true;
    }

    private void Unpark(bool arrived) => scheduler.Unpark(_turn ??= Turn, arrived);

    private void ThrowIfCancelled()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            throw ExecutionEndedException.Cancelled();
        }
    }

    private void ThrowIfOver()
    {
        ThrowIfCancelled();
        deadline.ThrowIfPassed();
    }

    /// <summary>One alarm for all waits. One that rings too early only makes the loop look at its clocks again, so an earlier one is left as it is.</summary>
    private void SetAlarm(TimeSpan wait)
    {
        // Rounded up: waking a moment early would only mean to wait again.
        var rounded = TimeSpan.FromMilliseconds(Math.Max(1, Math.Ceiling(wait.TotalMilliseconds)));
        var at = time.GetElapsedTime(_start) + rounded;
        lock (_gate)
        {
            if (at >= _alarmAt || _isDisposed)
            {
                return;
            }

            _alarmAt = at;
            _alarm ??= time.CreateTimer(static loop => ((EventLoop)loop!).Ring(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _alarm.Change(rounded, Timeout.InfiniteTimeSpan);
        }
    }

    private void Ring()
    {
        lock (_gate)
        {
            _alarmAt = TimeSpan.MaxValue;
        }

        if (deadline.Remaining is var remaining && remaining > TimeSpan.Zero)
        {
            // For an execution that waits for a thread when its time is over.
            SetAlarm(remaining);
        }

        WakeUp();
    }

    private void WakeUp()
    {
        bool isParked;
        bool hurry;
        lock (_gate)
        {
            hurry = _place == Place.Queued;
            isParked = TryLeaveParking();
            _woken = !isParked;
        }

        if (isParked)
        {
            Unpark(arrived: false);
        }
        else if (hurry && (cancellationToken.IsCancellationRequested || deadline.Remaining <= TimeSpan.Zero))
        {
            scheduler.Hurry();
        }
    }

    /// <summary>Where the execution is.</summary>
    private enum Place
    {
        OnThread,

        /// <summary>It waits for something to happen.</summary>
        Parked,

        /// <summary>Something has happened, and its next turn waits for a thread.</summary>
        Queued,
    }

    private readonly struct WakeAwaiter(EventLoop loop, TimeSpan limit) : ICriticalNotifyCompletion
    {
        public bool IsCompleted => loop.IsAwake();

        public WakeAwaiter GetAwaiter() => this;

        public void GetResult()
        {
        }

        public void OnCompleted(Action continuation) => (loop._rest, loop._limit) = (continuation, limit);

        public void UnsafeOnCompleted(Action continuation) => OnCompleted(continuation);
    }
}
