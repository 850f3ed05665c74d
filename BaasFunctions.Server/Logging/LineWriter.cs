using System.Buffers;

namespace BaasFunctions.Server.Logging;

/// <summary>
/// Writes lines from a thread of its own, all that are there at a time. Whoever adds one never waits and never sees a failure: lines that are not
/// taken, because nobody reads, there is no room on a disk or there are too many, are dropped and counted.
/// </summary>
internal sealed class LineWriter : IDisposable
{
    /// <summary>Bytes that may wait.</summary>
    private const int MaxPending = 4 << 20;

    /// <summary>How long lines are gathered: a system call for each would cost more than the lines.</summary>
    private static readonly TimeSpan s_gathering = TimeSpan.FromMilliseconds(5);

    private static readonly TimeSpan s_lastWords = TimeSpan.FromSeconds(2);

    private readonly object _gate = new();
    private readonly Action<ReadOnlySpan<byte>> _target;
    private readonly Func<long, byte[]> _notice;
    private readonly Thread _thread;
    private ArrayBufferWriter<byte> _pending = new(4096);
    private ArrayBufferWriter<byte> _writing = new(4096);
    private long _dropped;
    private bool _isUrgent;
    private bool _ended;

    /// <param name="target">Takes whole lines, or throws.</param>
    /// <param name="notice">The line that says how many were dropped.</param>
    public LineWriter(Action<ReadOnlySpan<byte>> target, Func<long, byte[]> notice)
    {
        (_target, _notice) = (target, notice);
        _thread = new Thread(Write) { IsBackground = true, Name = "log" };
        _thread.Start();
    }

    /// <summary>Adds a line, its end included.</summary>
    /// <param name="line">The line.</param>
    /// <param name="isUrgent">Whether it is written at once, with those before it.</param>
    public void Add(ReadOnlySpan<byte> line, bool isUrgent)
    {
        lock (_gate)
        {
            if (_pending.WrittenCount + line.Length > MaxPending)
            {
                _dropped++;
                return;
            }

            var wake = _pending.WrittenCount == 0 || (isUrgent && !_isUrgent);
            _pending.Write(line);
            _isUrgent |= isUrgent;
            if (wake)
            {
                Monitor.Pulse(_gate);
            }
        }
    }

    /// <summary>Writes what is left, if it is taken within two seconds.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _ended = true;
            Monitor.Pulse(_gate);
        }

        _thread.Join(s_lastWords);
    }

    private void Write()
    {
        while (Take())
        {
            try
            {
                _target(_writing.WrittenSpan);
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException or ObjectDisposedException)
            {
                lock (_gate)
                {
                    _dropped += _writing.WrittenSpan.Count((byte)'\n');
                }
            }

            _writing.ResetWrittenCount();
        }
    }

    /// <summary>Waits for lines; false when there are none and there will be no more.</summary>
    private bool Take()
    {
        lock (_gate)
        {
            while (_pending.WrittenCount == 0)
            {
                if (_ended)
                {
                    return false;
                }

                Monitor.Wait(_gate);
            }

            if (!_isUrgent && !_ended)
            {
                Monitor.Wait(_gate, s_gathering);
            }

            if (_dropped > 0)
            {
                _pending.Write(_notice(_dropped));
                _dropped = 0;
            }

            (_pending, _writing) = (_writing, _pending);
            _isUrgent = false;
            return true;
        }
    }
}
