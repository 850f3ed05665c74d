namespace BaasFunctions.Service.Executions;

/// <summary>
/// Records that wait for the database, within a number of bytes. An execution is in it once, with what is known of it by then. When there are too many
/// bytes, the oldest logs are given up first, and then the oldest records; what was given up is counted.
/// </summary>
internal sealed class RecordBuffer(long maxBytes)
{
    private readonly Lock _lock = new();
    private Queue<ExecutionEntry> _queue = new();

    /// <summary>Those that have a log, in the order in which they got it. Some of them may be gone already.</summary>
    private Queue<ExecutionEntry> _withLogs = new();
    private long _bytes;
    private long _droppedLogs;
    private long _droppedRecords;

    /// <summary>Bytes that wait or are being written.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
            {
                return _bytes;
            }
        }
    }

    public bool IsEmpty
    {
        get
        {
            lock (_lock)
            {
                return _queue.Count == 0;
            }
        }
    }

    /// <summary>How many logs and records were given up since this was last asked.</summary>
    public (long Logs, long Records) TakeDropped()
    {
        lock (_lock)
        {
            var dropped = (_droppedLogs, _droppedRecords);
            (_droppedLogs, _droppedRecords) = (0, 0);
            return dropped;
        }
    }

    /// <summary>Adds an execution, or what is newly known of it. Returns whether something had to be given up.</summary>
    public bool Add(ExecutionEntry entry, ExecutionRecord record)
    {
        lock (_lock)
        {
            _bytes += record.Bytes - (entry.IsQueued ? entry.Record.Bytes : 0);
            entry.Record = record;
            if (!entry.IsQueued)
            {
                entry.IsQueued = true;
                _queue.Enqueue(entry);
            }

            if (record.Logs.Length > 0)
            {
                _withLogs.Enqueue(entry);
            }

            return Trim();
        }
    }

    /// <summary>Takes the oldest, to be written. Their bytes count until <see cref="Done"/> or <see cref="Return"/>.</summary>
    public IReadOnlyList<(ExecutionEntry Entry, ExecutionRecord Record)> Take(int maxRecords, long maxTaken)
    {
        var taken = new List<(ExecutionEntry, ExecutionRecord)>();
        lock (_lock)
        {
            while (taken.Count < maxRecords && maxTaken > 0 && _queue.TryDequeue(out var entry))
            {
                entry.IsQueued = false;
                maxTaken -= entry.Record.Bytes;
                taken.Add((entry, entry.Record));
            }

            while (_withLogs.TryPeek(out var first) && !first.IsQueued)
            {
                _withLogs.Dequeue();
            }
        }

        return taken;
    }

    /// <summary>They are written, or given up.</summary>
    public void Done(IReadOnlyList<(ExecutionEntry Entry, ExecutionRecord Record)> taken, bool areLost = false)
    {
        lock (_lock)
        {
            _bytes -= taken.Sum(one => (long)one.Record.Bytes);
            _droppedRecords += areLost ? taken.Count : 0;
        }
    }

    /// <summary>They could not be written, and are the first again; those of which more is known by now are there already.</summary>
    public void Return(IReadOnlyList<(ExecutionEntry Entry, ExecutionRecord Record)> taken)
    {
        lock (_lock)
        {
            // Of one that was closed and given up meanwhile, too, the newest is what is written.
            var back = taken.Where(one => !one.Entry.IsQueued).Select(one => one.Entry).ToList();
            _bytes += back.Sum(entry => (long)entry.Record.Bytes) - taken.Sum(one => (long)one.Record.Bytes);
            back.ForEach(entry => entry.IsQueued = true);
            _queue = new Queue<ExecutionEntry>(back.Concat(_queue));
            _withLogs = new Queue<ExecutionEntry>(_queue.Where(entry => entry.Record.Logs.Length > 0));
            Trim();
        }
    }

    private bool Trim()
    {
        var (logs, records) = (_droppedLogs, _droppedRecords);
        while (_bytes > maxBytes)
        {
            if (_withLogs.TryDequeue(out var entry))
            {
                if (entry is { IsQueued: true, Record.Logs.Length: > 0 })
                {
                    var without = entry.Record.WithoutLogs();
                    _bytes += without.Bytes - entry.Record.Bytes;
                    entry.Record = without;
                    _droppedLogs++;
                }
            }
            else if (_queue.TryDequeue(out var oldest))
            {
                oldest.IsQueued = false;
                _bytes -= oldest.Record.Bytes;
                _droppedRecords++;
            }
            else
            {
                // What is being written cannot be given up.
                break;
            }
        }

        return (logs, records) != (_droppedLogs, _droppedRecords);
    }
}
