using System.Diagnostics;

namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <content>
/// Where jobs come from a source, the thread that has nothing to do reads it, and runs the first job that arrives itself: a short one is read,
/// run and answered without anybody being woken. Another thread reads on when the job is not done in a moment.
/// </content>
internal sealed partial class ExecutionThreads
{
    private readonly List<ThreadJob> _arrived = [];
    private IJobSource? _source;
    private ThreadJob? _read;
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
            _read = new ThreadJob(() => Read(source, ended), NoOwner.Instance);
            ReadElsewhere();
        }
    }

    private void ReadElsewhere()
    {
        if (TakeRead() is { } read)
        {
            // Even beyond the bound: whoever waits for an answer or a sign of life is not at fault for jobs that do not end.
            TakeIdle().Start(read);
        }
    }

    /// <summary>The task of reading, for the caller to give to a thread; null when somebody has it.</summary>
    private ThreadJob? TakeRead()
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
        thread.IsReading = true;
        ThreadJob? first;
        try
        {
            bool more;
            do
            {
                more = source.Read();
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

        first?.Run();
    }

    /// <summary>Gives out what arrived; returns the job that the reading thread is to run itself.</summary>
    private ThreadJob? Share(ExecutionThread thread, bool more)
    {
        thread.IsReading = false;
        lock (_gate)
        {
            ThreadJob? own = null;
            foreach (var job in _arrived.Where(static job => !job.HasBegun))
            {
                if (own is null && _counted.Count < _atOnce && _waiting.TryBegin(job))
                {
                    own = job;
                    Count(thread, job);
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
            if (own is not null || _waiting.Any)
            {
                LookLater();
            }

            return own;
        }
    }

    /// <summary>Reading belongs to no project.</summary>
    private sealed class NoOwner : IJobOwner
    {
        public static readonly NoOwner Instance = new();

        public string Project => "";
    }
}
