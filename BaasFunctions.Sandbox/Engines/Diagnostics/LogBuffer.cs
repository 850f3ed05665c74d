using System.Globalization;
using System.Text;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Engines.Diagnostics;

/// <summary>
/// What a function logged, in order and within bounds. Locked, because an execution that never ends is answered
/// from another thread, with the log so far.
/// </summary>
internal sealed class LogBuffer(int maxEntries, int maxBytes, TimeProvider time)
{
    /// <summary>Bytes of an entry besides its message and data: names, level and time stamp.</summary>
    private const int EntryOverhead = 96;

    private static readonly byte[] s_null = "null"u8.ToArray();

    private readonly Lock _gate = new();
    private readonly List<LogEntry> _entries = [];
    private long _bytes;
    private int _dropped;

    /// <summary>Is called with each entry kept, on the thread that logged it, before the function goes on.</summary>
    public Action<LogEntry>? Added { get; set; }

    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _entries.Count;
            }
        }
    }

    public long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    public int Dropped
    {
        get
        {
            lock (_gate)
            {
                return _dropped;
            }
        }
    }

    /// <summary>Bytes that the next entry may have; zero or less when it will be dropped whatever it is.</summary>
    public int Room
    {
        get
        {
            lock (_gate)
            {
                return _dropped > 0 || _entries.Count >= maxEntries ? 0 : (int)(maxBytes - _bytes - EntryOverhead);
            }
        }
    }

    /// <summary>
    /// Keeps an entry, cuts one for which there is no room, or counts it as dropped. Nothing is kept after the first one dropped, so that no gap is silent.
    /// </summary>
    public void Add(LogEntryLevel level, string message, ReadOnlyMemory<byte> dataJson)
    {
        var size = Size(message, dataJson);
        LogEntry entry;
        lock (_gate)
        {
            if (_bytes + size > maxBytes && Room >= LogCut.MinBytes)
            {
                (message, dataJson) = Cut(message, dataJson, Math.Min(Room, LogCut.MaxBytes));
                size = Size(message, dataJson);
            }

            if (_dropped > 0 || _entries.Count >= maxEntries || _bytes + size > maxBytes)
            {
                _dropped++;
                return;
            }

            entry = new LogEntry(level, message, dataJson.IsEmpty ? s_null : dataJson, time.GetUtcNow());
            _bytes += size;
            _entries.Add(entry);
        }

        Added?.Invoke(entry);
    }

    private static int Size(string message, ReadOnlyMemory<byte> dataJson) => EntryOverhead + Encoding.UTF8.GetByteCount(message) + dataJson.Length;

    private static (string Message, ReadOnlyMemory<byte> DataJson) Cut(string message, ReadOnlyMemory<byte> dataJson, int room)
    {
        if (Encoding.UTF8.GetByteCount(message) > room / 2)
        {
            message = LogCut.Text(message, room / 2);
        }

        var left = room - Encoding.UTF8.GetByteCount(message);
        return dataJson.Length <= left ? (message, dataJson) : (message, LogCut.Json(dataJson.Span, $"{dataJson.Length} bytes", left));
    }

    public void Drop()
    {
        lock (_gate)
        {
            _dropped++;
        }
    }

    /// <summary>The entries so far.</summary>
    public IReadOnlyList<LogEntry> Snapshot()
    {
        lock (_gate)
        {
            return [.. _entries];
        }
    }

    /// <summary>The entries, and one more that says how many are missing and why.</summary>
    public IReadOnlyList<LogEntry> Complete()
    {
        lock (_gate)
        {
            if (_dropped == 0)
            {
                return _entries;
            }

            var notice = string.Create(
                CultureInfo.InvariantCulture,
                $"{_dropped} log entries were dropped: an execution may log {maxEntries} entries and {maxBytes} bytes");
            return [.. _entries, new LogEntry(LogEntryLevel.Warn, notice, s_null, time.GetUtcNow())];
        }
    }
}
