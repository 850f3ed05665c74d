using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// One attempt to run an execution in a worker. Whatever the worker reports is held to the limits of the execution. The time limit starts
/// anew with each attempt, because the end of an earlier one was not its fault.
/// </summary>
internal sealed class Attempt
{
    private readonly TaskCompletionSource<AttemptEnd> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TimeProvider _time;
    private readonly long _start;
    private readonly Lock _parking = new();
    private List<LogEntry>? _logs;
    private int _answers;
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

    /// <summary>Id within its worker.</summary>
    public int Number { get; set; }

    /// <summary>Whether another execution ran in the worker at any time beside this one.</summary>
    public bool WasShared { get; set; }

    /// <summary>Whether the worker was killed because of this execution.</summary>
    public bool IsAtFault { get; set; }

    /// <summary>Whether its source is being parsed and prepared, as far as the worker has reported.</summary>
    public bool IsPreparing { get; set; }

    /// <summary>Whether it waits, as far as the worker has reported: nothing of it runs, so it cannot be what makes its worker crash or hang.</summary>
    public bool IsParked { get; private set; }

    public bool IsCancelled => _cancelledAfter != TimeSpan.MaxValue;

    public TimeSpan Budget { get; private set; }

    public TimeSpan Elapsed => _time.GetElapsedTime(_start);

    public IReadOnlyList<LogEntry> Logs => _logs ?? (IReadOnlyList<LogEntry>)[];

    public Task<AttemptEnd> End => _end.Task;

    /// <summary>Whether its deadline passed more than <paramref name="grace"/> ago.</summary>
    public bool IsOver(TimeSpan grace)
    {
        var elapsed = Elapsed;
        return elapsed > Budget + grace || (IsCancelled && elapsed - _cancelledAfter > grace);
    }

    public void Cancelled() => _cancelledAfter = Elapsed;

    /// <summary>The worker reports that the function's configuration sets another timeout, which is bounded by the maximum.</summary>
    public void Rebase(TimeSpan budget)
    {
        var limits = Request.Limits;
        var most = limits.MaxWallTime > limits.WallTime ? limits.MaxWallTime : limits.WallTime;
        Budget = budget < most ? budget : most;
    }

    /// <summary>The worker reports that it waits. False when that cannot be.</summary>
    public bool TryPark(int answered, long bytes)
    {
        lock (_parking)
        {
            // With an answer on its way it continues.
            if (answered == _answers)
            {
                IsParked = true;
                Calls.Park(Math.Clamp(bytes, 0, Request.Limits.MaxMemoryBytes));
            }

            return answered >= 0 && answered <= _answers;
        }
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
