using System.Diagnostics;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <content>
/// Where jobs come from a source, the thread that has nothing to do reads it, and runs the first job that arrives itself: a short one is read,
/// run and answered without anybody being woken. Another thread reads on when the job waits, or is not done in a moment.
/// </content>
internal sealed partial class ExecutionThreads
{
    private readonly List<Action> _arrived = [];
    private IJobSource? _source;
    private Action? _read;
    private bool _reading;
    private long _unreadSince;

    private bool IsUnread => _source is not null && !_reading;

    /// <summary>Begins to read a source, until its end.</summary>
    /// <param name="source">The source.</param>
    /// <param name="ended">Is called once, when the source has ended or failed, with what it threw.</param>
    public void ReadFrom(IJobSource source, Action<Exception?> ended)
    {
        lock (_gate)
        {
            _source = source;
            _read = () => Read(source, ended);
            ReadElsewhere();
        }
    }

    private void ReadElsewhere()
    {
        if (TakeRead() is { } read)
        {
            TakeIdle().Start(read);
        }
    }

    /// <summary>The task of reading, for the caller to give to a thread; null when somebody has it.</summary>
    private Action? TakeRead()
    {
        if (!IsUnread)
        {
            return null;
        }

        _reading = true;
        return _read;
    }

    private void Read(IJobSource source, Action<Exception?> ended)
    {
        // Only the thread that has the task of reading uses the list.
        var thread = ExecutionThread.Current!;
        thread.HasEntered = false;
        Action? first;
        try
        {
            bool more;
            do
            {
                more = source.Read(_arrived);
            }
            while (more && _arrived.Count == 0);
            first = Share(thread, more);
            if (!more)
            {
                ended(null);
            }
        }
        catch (Exception fault)
        {
            first = Share(thread, false);
            ended(fault);
        }

        first?.Invoke();
    }

    /// <summary>Gives out what arrived; returns the job that the reading thread is to run itself.</summary>
    private Action? Share(ExecutionThread thread, bool more)
    {
        lock (_gate)
        {
            Action? own = null;
            foreach (var job in _arrived)
            {
                if (own is null && _counted.Count < _atOnce)
                {
                    own = job;
                    Count(thread);
                }
                else
                {
                    _waiting.Enqueue(job);
                }
            }

            _arrived.Clear();
            Fill();
            if (!more)
            {
                _source = null;
            }

            _reading = false;
            _unreadSince = Stopwatch.GetTimestamp();
            if (own is not null || _waiting.Count > 0)
            {
                LookLater();
            }

            return own;
        }
    }
}
