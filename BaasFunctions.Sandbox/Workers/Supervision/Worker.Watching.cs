using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <content>Periodic checks while executions run.</content>
internal sealed partial class Worker
{
    /// <summary>Silence after which a busy worker gets a ping.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1);

    private ResidentMemory _memory;
    private long _measured;
    private long _asked;
    private int _pings;
    private WorkerExitReason? _closing;
    private int _checksSinceClosing;

    /// <summary>Whether an execution that does not stop has closed it: the others in it may end, then it is killed.</summary>
    public bool IsClosing => _closing is not null;

    /// <summary>
    /// Closes the worker when an execution is over its deadline and does not stop, and kills it a moment later; kills it at once when it takes too much
    /// memory, does not respond, or does not read.
    /// </summary>
    /// <param name="late">The watch itself was delayed, so messages may be waiting to be read.</param>
    /// <param name="crowded">So many workers are closing that none may take longer for the sake of those that have changed data.</param>
    public void Check(bool late, bool crowded)
    {
        if (_cause is not null)
        {
            return;
        }

        MeasureInTime();
        if (!late && _sender.IsStuck(TimeSpan.FromMilliseconds(_options.UnresponsiveMs)))
        {
            Kill(WorkerExitReason.Unresponsive);
        }
        else if (Running == 0 || late)
        {
            _asked = 0;
        }
        else if (Overdue() is { Count: > 0 } overdue)
        {
            Close(WorkerExitReason.Deadline, overdue);
        }
        else if (_memory.Total > (long)_options.MemoryMb << 20)
        {
            Kill(WorkerExitReason.Memory);
        }
        else
        {
            AskIfThere();
        }

        // Counted in checks: where the machine is so busy that they are late, the others get more time as well.
        if (!late && _closing is { } cause && ++_checksSinceClosing * WorkerWatch.Interval > PatienceWith(crowded))
        {
            Kill(cause);
        }
    }

    /// <summary>Private memory in bytes, measured a moment ago while it runs something, and up to a second ago otherwise.</summary>
    public long PrivateBytes => _memory.Private;

    /// <summary>Measures its memory now.</summary>
    public void Measure() => (_memory, _measured) = (ResidentMemory.Of(_process), _time.GetTimestamp());

    private void MeasureInTime()
    {
        if (Running > 0 || _time.GetElapsedTime(_measured) > s_silence)
        {
            Measure();
        }
    }

    /// <summary>How long a closing worker lives on: longer where an execution has changed data, because that one could not be run again.</summary>
    private TimeSpan PatienceWith(bool crowded)
    {
        lock (_gate)
        {
            return TimeSpan.FromMilliseconds(
                _running.Count == 0 ? 0
                : !crowded && _running.Values.Any(attempt => attempt.Calls.HaveEffects) ? _options.WriterMs
                : _options.BystanderMs);
        }
    }

    /// <summary>
    /// Executions are over a limit and do not stop: they end now, and nothing new begins beside them. Whatever else runs here has a moment to
    /// end.
    /// </summary>
    private void Close(WorkerExitReason cause, IReadOnlyList<Attempt> atFault)
    {
        var ended = new List<Attempt>();
        lock (_gate)
        {
            _closing ??= cause;
            Shutter();
            foreach (var attempt in atFault)
            {
                if (_running.Remove(attempt.Number))
                {
                    // One that waits is over its time because nothing else gets to run.
                    attempt.IsAtFault = attempt is { IsParked: false, HasBegun: true };
                    ended.Add(attempt);
                }
            }
        }

        if (Running == 0)
        {
            Kill(cause);
        }

        foreach (var attempt in ended)
        {
            attempt.Complete(FailureAttributor.Of(attempt, cause, alone: false));
        }
    }

    private List<Attempt>? Overdue()
    {
        var grace = TimeSpan.FromMilliseconds(_options.GraceMs);
        List<Attempt>? overdue = null;
        lock (_gate)
        {
            foreach (var attempt in _running.Values)
            {
                if (attempt.IsOverdue(grace))
                {
                    (overdue ??= []).Add(attempt);
                }
            }
        }

        return overdue;
    }

    private void AskIfThere()
    {
        var heard = Volatile.Read(ref _heard);
        if (_asked != 0 && heard < _asked)
        {
            if (_time.GetElapsedTime(_asked) > TimeSpan.FromMilliseconds(_options.UnresponsiveMs))
            {
                Kill(WorkerExitReason.Unresponsive);
            }
        }
        else if (_time.GetElapsedTime(heard) > s_silence)
        {
            _asked = _time.GetTimestamp();
            Interlocked.Increment(ref _pings);
            _sender.Send(FrameType.Ping, 0);
        }
    }
}
