using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Transport;

/// <summary>
/// Sends frames without ever blocking the thread that has one: whoever finds nobody sending begins to, and what others add meanwhile
/// goes out in one write. What is queued is bounded: large frames wait for room before they are added. A failure is not reported here: the
/// reading side of the connection notices.
/// </summary>
/// <param name="stream">Where they go.</param>
/// <param name="time">The clock.</param>
/// <param name="bytes">Counts what waits to be sent; null for nobody.</param>
internal sealed class FrameSender(Stream stream, TimeProvider time, IByteCounter? bytes = null)
{
    /// <summary>Bytes queued before the next large frame has to wait. A single frame may be larger than that.</summary>
    public const int MaxQueuedBytes = 16 << 20;

    /// <summary>Frames below this size are added at once; there is a bounded number of them for each execution.</summary>
    private const int SmallBytes = 4 << 10;

    /// <summary>Written at once, so that progress shows while much is written.</summary>
    private const int ChunkBytes = 1 << 20;

    private readonly Lock _gate = new();
    private FrameBuffer _pending = new(bytes);
    private FrameBuffer _sent = new(bytes);
    private List<IDisposable>? _held;
    private List<IDisposable>? _heldBySent;
    private TaskCompletionSource? _room;
    private long _reserved;
    private long _progress;
    private bool _sending;
    private bool _closed;

    /// <summary>Whether the other side has not taken anything for so long although something is queued for it.</summary>
    public bool IsStuck(TimeSpan limit)
    {
        lock (_gate)
        {
            return _sending && !_closed && time.GetElapsedTime(_progress) > limit;
        }
    }

    /// <summary>
    /// Waits until a frame of about this size may be added, and reserves its room. It is sent, or given up, with the answer, which is the number of
    /// bytes reserved.
    /// </summary>
    public async ValueTask<long> ReserveAsync(long bytes)
    {
        if (bytes <= SmallBytes)
        {
            return 0;
        }

        while (true)
        {
            Task room;
            lock (_gate)
            {
                var queued = _reserved + _pending.Length + _sent.Length;
                if (_closed || queued == 0 || queued + bytes <= MaxQueuedBytes)
                {
                    _reserved += bytes;
                    return bytes;
                }

                room = (_room ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
            }

            await room.ConfigureAwait(false);
        }
    }

    /// <summary>The frame that the room was reserved for is not sent.</summary>
    public void Release(long reserved)
    {
        if (reserved > 0)
        {
            lock (_gate)
            {
                _reserved -= reserved;
                LetIn();
            }
        }
    }

    /// <summary>Adds a frame; false when it is larger than frames may be.</summary>
    /// <param name="type">Its type.</param>
    /// <param name="execution">Number of the execution.</param>
    /// <param name="content">What is in it.</param>
    /// <param name="write">Writes it.</param>
    /// <param name="reserved">Room that was reserved for it.</param>
    /// <param name="held">Is disposed when the frame was sent, or never will be; null for nothing.</param>
    public bool Send<T>(FrameType type, int execution, T content, Action<FrameBuffer, T> write, long reserved = 0, IDisposable? held = null)
    {
        lock (_gate)
        {
            _reserved -= reserved;
            if (_closed)
            {
                held?.Dispose();
                return true;
            }

            if (!_pending.TryAdd(type, execution, content, write))
            {
                held?.Dispose();
                LetIn();
                return false;
            }

            if (held is not null)
            {
                (_held ??= []).Add(held);
            }

            if (_sending)
            {
                return true;
            }

            _sending = true;
            _progress = time.GetTimestamp();
        }

        _ = SendPendingAsync();
        return true;
    }

    public void Send(FrameType type, int execution) => Send<object?>(type, execution, null, static (_, _) => { });

    private async Task SendPendingAsync()
    {
        try
        {
            while (TakePending() is { } frames)
            {
                for (var rest = frames.Written; rest.Length > 0;)
                {
                    var chunk = rest[..Math.Min(rest.Length, ChunkBytes)];
                    await stream.WriteAsync(chunk).ConfigureAwait(false);
                    rest = rest[chunk.Length..];
                    if (rest.Length > 0)
                    {
                        NoteProgress();
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            lock (_gate)
            {
                _closed = true;
                _pending.Dispose();
                _sent.Dispose();
                Release(ref _held);
                Release(ref _heldBySent);
                LetIn();
            }
        }
    }

    private void NoteProgress()
    {
        lock (_gate)
        {
            _progress = time.GetTimestamp();
        }
    }

    private FrameBuffer? TakePending()
    {
        lock (_gate)
        {
            _progress = time.GetTimestamp();
            _sent.Clear();
            Release(ref _heldBySent);
            LetIn();
            if (_pending.Length == 0)
            {
                _sending = false;
                return null;
            }

            (_pending, _sent) = (_sent, _pending);
            (_held, _heldBySent) = (null, _held);
            return _sent;
        }
    }

    private static void Release(ref List<IDisposable>? held)
    {
        held?.ForEach(static one => one.Dispose());
        held = null;
    }

    /// <summary>Whoever waits for room looks again.</summary>
    private void LetIn()
    {
        _room?.SetResult();
        _room = null;
    }
}
