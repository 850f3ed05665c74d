using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <content>Periodic checks while executions run.</content>
internal sealed partial class Worker
{
    /// <summary>Silence after which a busy worker gets a ping.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(1);

    private long _asked;

    /// <summary>Kills the worker when an execution is over its deadline, or when the worker takes too much memory or does not respond.</summary>
    /// <param name="late">The watch itself was delayed, so messages may be waiting to be read.</param>
    public void Check(bool late)
    {
        if (Running == 0 || _cause is not null)
        {
            _asked = 0;
            return;
        }

        if (late)
        {
            _asked = 0;
        }
        else if (MarkOverdue())
        {
            Kill(WorkerExitReason.Deadline);
        }
        else if (ResidentMemory.Of(_process) > (long)_options.MemoryMb << 20)
        {
            Kill(WorkerExitReason.Memory);
        }
        else
        {
            AskIfThere();
        }
    }

    private bool MarkOverdue()
    {
        var grace = TimeSpan.FromMilliseconds(_options.GraceMs);
        var any = false;
        lock (_gate)
        {
            foreach (var attempt in _running.Values)
            {
                if (attempt.IsOver(grace))
                {
                    any = true;
                    attempt.IsAtFault = !attempt.IsParked;
                }
            }
        }

        return any;
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
            _sender.Send(FrameType.Ping, 0);
        }
    }
}
