using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// One attempt to run an execution in a worker. What the worker says about it is kept within the bounds of the execution, whatever the
/// worker says. Its time begins anew with each attempt: that an earlier one was cut short by others is none of its fault.
/// </summary>
internal sealed class Attempt
{
    private readonly TaskCompletionSource<AttemptEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly long _start;
    private List<LogEntry>? _logs;
    private long _logBytes;
    private TimeSpan _cancelledAfter = TimeSpan.MaxValue;

    public Attempt(ExecutionRequest request, IHostCalls calls, TimeProvider time)
    {
        Request = request;
        Calls = new AttemptCalls(calls, request.Limits);
        _time = time;
        _start = time.GetTimestamp();
        Budget = request.Limits.WallTime;
    }

    public ExecutionRequest Request { get; }

    public AttemptCalls Calls { get; }

    /// <summary>Number in its worker.</summary>
    public int Number { get; set; }

    /// <summary>Whether another execution ran in the worker at any time beside this one.</summary>
    public bool WasShared { get; set; }

    /// <summary>Whether the worker was killed because of this execution.</summary>
    public bool IsAtFault { get; set; }

    /// <summary>Whether its text is being parsed and prepared, as far as the worker said.</summary>
    public bool IsPreparing { get; set; }

    public bool IsCancelled => _cancelledAfter != TimeSpan.MaxValue;

    public TimeSpan Budget { get; private set; }

    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    public IReadOnlyList<LogEntry> Logs => _logs ?? (IReadOnlyList<LogEntry>)[];

    public Task<AttemptEnd> End => _end.Task;

    /// <summary>Whether it should have answered <paramref name="grace"/> ago.</summary>
    public bool IsOver(TimeSpan grace)
    {
        var elapsed = Elapsed;
        return elapsed > Budget + grace || (IsCancelled && elapsed - _cancelledAfter > grace);
    }

    public void Cancelled() => _cancelledAfter = Elapsed;

    /// <summary>The function's configuration names another budget, as the worker says; never more than it may ask for.</summary>
    public void Rebase(TimeSpan budget)
    {
        var limits = Request.Limits;
        var most = limits.MaxWallTime > limits.WallTime ? limits.MaxWallTime : limits.WallTime;
        Budget = budget < most ? budget : most;
    }

    /// <summary>Keeps an entry; false when the worker sends more than the execution may log.</summary>
    public bool TryLog(LogEntry entry)
    {
        _logBytes += entry.Message.Length + entry.DataJson.Length;
        if (Logs.Count >= Request.Limits.LogEntries || _logBytes > Request.Limits.LogBytes)
        {
            return false;
        }

        (_logs ??= []).Add(entry);
        return true;
    }

    /// <summary>It cannot even be said how it ended: whoever waits for it is given the fault.</summary>
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
