using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// One attempt to run an execution in a worker. Whatever the worker reports is held to the limits of the execution. The time limit starts
/// anew with each attempt, because the end of an earlier one was not its fault.
/// </summary>
internal sealed class Attempt
{
    /// <summary>Nesting of the data of a log entry.</summary>
    private const int LogDepth = 64;

    /// <summary>Bytes of a frame beside its data: headers, an error, figures.</summary>
    private const int BesideData = 1 << 20;

    /// <summary>The configuration of the caller and that of the function each set a timeout once.</summary>
    private const int MaxRebases = 4;

    /// <summary>Beginnings and ends of parsing, which an execution does once.</summary>
    private const int MaxPreparations = 8;

    /// <summary>Parkings, and ends of them, that an execution may have at once, and beyond that for each millisecond.</summary>
    private const long MinParkings = 10_000;
    private const long MaxParkingsPerMs = 100;

    /// <summary>Clocks of two processes are read one after the other.</summary>
    private static readonly TimeSpan s_tolerance = TimeSpan.FromSeconds(1);

    private readonly TaskCompletionSource<AttemptEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly long _sent;
    private long _start;
    private readonly Lock _parking = new();
    private readonly Lock _logGate = new();
    private List<LogEntry>? _logs;
    private int _answers;
    private long _logBytes;
    private int _rebases;
    private int _preparations;
    private long _parkings;
    private TimeSpan _cancelledAfter = TimeSpan.MaxValue;

    public Attempt(ExecutionRequest request, IHostCalls calls, TimeProvider time)
    {
        Request = request;
        Calls = new AttemptCalls(calls, request.Limits);
        _time = time;
        _sent = time.GetTimestamp();
        _start = _sent;
        Budget = request.Limits.WallTime;
    }

    public ExecutionRequest Request { get; }

    public AttemptCalls Calls { get; }

    /// <summary>Id within its worker.</summary>
    public int Number { get; set; }

    /// <summary>Whether the worker may still ask for the source: it was not sent along, and it has not asked before.</summary>
    public bool MayNeedSource { get; set; }

    /// <summary>Bytes of the largest frame that a worker within the limits sends for it: the result with all that comes along, or a call of the host.</summary>
    public int LargestPayload
    {
        get
        {
            var limits = Request.Limits;
            return (int)Math.Min(Frame.MaxPayloadBytes, Math.Max((long)limits.ResultBytes + (4L * limits.LogBytes), limits.HostCallBytes) + BesideData);
        }
    }

    /// <summary>Whether another execution ran in the worker at any time beside this one, or had filled its heap when this one began.</summary>
    public bool WasShared { get; set; }

    /// <summary>Whether the worker was killed because of this execution.</summary>
    public bool IsAtFault { get; set; }

    /// <summary>Whether its source is being parsed and prepared, as far as the worker has reported.</summary>
    public bool IsPreparing { get; private set; }

    /// <summary>Whether it waits, as far as the worker has reported: nothing of it runs, so it cannot be what makes its worker crash or hang.</summary>
    public bool IsParked { get; private set; }

    public bool IsCancelled => _cancelledAfter != TimeSpan.MaxValue;

    public TimeSpan Budget { get; private set; }

    public TimeSpan Elapsed => _time.GetElapsedTime(Volatile.Read(ref _start));

    /// <summary>Whether it has a thread, as far as the worker has reported: until then it waits for its turn, behind others of its project.</summary>
    public bool HasBegun { get; private set; }

    /// <summary>The longest time that a worker can have spent on it so far.</summary>
    public TimeSpan LongestPossible => _time.GetElapsedTime(_sent) + s_tolerance;

    /// <summary>What was logged so far. The watch may end an attempt while the worker still sends.</summary>
    public IReadOnlyList<LogEntry> Logs
    {
        get
        {
            lock (_logGate)
            {
                return _logs is null ? [] : [.. _logs];
            }
        }
    }

    public Task<AttemptEnd> End => _end.Task;

    /// <summary>Whether its deadline passed more than <paramref name="grace"/> ago.</summary>
    public bool IsOver(TimeSpan grace)
    {
        var elapsed = Elapsed;
        return elapsed > Budget + grace || (IsCancelled && elapsed - _cancelledAfter > grace);
    }

    /// <summary>Whether its worker must close because of it. While it waits for a thread, others are at fault, and those end in their time.</summary>
    public bool IsOverdue(TimeSpan grace) => IsOver(HasBegun ? grace : grace + Budget);

    /// <summary>The worker reports that it has a thread; false when it has reported that before.</summary>
    public bool TryBegin()
    {
        if (HasBegun)
        {
            return false;
        }

        Volatile.Write(ref _start, _time.GetTimestamp());
        HasBegun = true;
        return true;
    }

    public void Cancelled() => _cancelledAfter = Elapsed;

    /// <summary>Parsing begins or has ended, in turn; false for any other order, and when it begins again and again.</summary>
    public bool TryPrepare(bool begins)
    {
        var isNext = begins != IsPreparing && ++_preparations <= MaxPreparations;
        IsPreparing = begins;
        return isNext;
    }

    /// <summary>
    /// The worker reports that the function's configuration sets another timeout, which is bounded by the maximum; false when it does so more often
    /// than there are configurations.
    /// </summary>
    public bool TryRebase(TimeSpan budget)
    {
        if (budget <= TimeSpan.Zero || ++_rebases > MaxRebases)
        {
            return false;
        }

        var limits = Request.Limits;
        var most = limits.MaxWallTime > limits.WallTime ? limits.MaxWallTime : limits.WallTime;
        Budget = budget < most ? budget : most;
        return true;
    }

    /// <summary>The worker reports that it waits. False when that cannot be.</summary>
    public bool TryPark(int answered, long bytes)
    {
        lock (_parking)
        {
            // With an answer on its way it continues.
            if (answered == _answers && !IsParked)
            {
                IsParked = true;
                Calls.Park(Math.Min(bytes, Request.Limits.MaxMemoryBytes));
            }

            return answered >= 0 && answered <= _answers && IsPaced();
        }
    }

    /// <summary>The worker reports that it continues. False when that cannot be.</summary>
    public bool TryUnpark()
    {
        Unpark(withAnswer: false);
        return IsPaced();
    }

    /// <summary>It continues.</summary>
    /// <param name="withAnswer">Because of an answer that is about to be sent.</param>
    public void Unpark(bool withAnswer)
    {
        lock (_parking)
        {
            _answers += withAnswer ? 1 : 0;
            if (IsParked)
            {
                IsParked = false;
                Calls.Unpark();
            }
        }
    }

    /// <summary>Whether a worker may report that the execution has used so much processor time: more than it may, and no more than there was.</summary>
    public bool CanHaveUsed(TimeSpan processorTime) => processorTime > Request.Limits.CpuTime && processorTime <= LongestPossible;

    /// <summary>Each wait takes a moment: more of them than there was time for are a flood.</summary>
    private bool IsPaced() => ++_parkings <= MinParkings + (Elapsed.TotalMilliseconds * MaxParkingsPerMs);

    /// <summary>Whether it is an entry of at most so many bytes.</summary>
    public static bool IsEntry(LogEntry entry, int bytes) =>
        entry.Message.Length + (long)entry.DataJson.Length <= bytes && JsonCheck.IsValue(entry.DataJson.Span, LogDepth);

    /// <summary>Keeps an entry; false when the worker sends more than the execution may log.</summary>
    public bool TryLog(LogEntry entry)
    {
        _logBytes += entry.Message.Length + entry.DataJson.Length;
        if (_logBytes > Request.Limits.LogBytes || !IsEntry(entry, Request.Limits.LogBytes))
        {
            return false;
        }

        lock (_logGate)
        {
            _logs ??= [];
            if (_logs.Count >= Request.Limits.LogEntries)
            {
                return false;
            }

            _logs.Add(entry);
            return true;
        }
    }

    /// <summary>An internal error: whoever waits for the attempt gets the exception.</summary>
    public void Fail(Exception defect)
    {
        Calls.End();
        _end.TrySetException(defect);
    }

    public void Complete(AttemptEnd end)
    {
        try
        {
            Calls.End();
        }
        finally
        {
            _end.TrySetResult(end);
        }
    }
}
