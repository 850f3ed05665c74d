using BaasFunctions.Sandbox.Workers.Protocol;

namespace BaasFunctions.Sandbox.Workers.Transport;

/// <summary>
/// Sends frames without ever blocking the thread that has one: whoever finds nobody sending begins to, and what others add meanwhile
/// goes out in one write. A failure is not reported here: the reading side of the connection notices.
/// </summary>
internal sealed class FrameSender(Stream stream)
{
    private readonly Lock _gate = new();
    private FrameBuffer _pending = new();
    private FrameBuffer _sent = new();
    private bool _sending;
    private bool _closed;

    /// <summary>Adds a frame; false when it is larger than frames may be.</summary>
    public bool Send<T>(FrameType type, int execution, T content, Action<FrameBuffer, T> write)
    {
        lock (_gate)
        {
            if (_closed)
            {
                return true;
            }

            if (!_pending.TryAdd(type, execution, content, write))
            {
                return false;
            }

            if (_sending)
            {
                return true;
            }

            _sending = true;
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
                await stream.WriteAsync(frames.Written).ConfigureAwait(false);
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException or InvalidOperationException)
        {
            lock (_gate)
            {
                _closed = true;
                _pending.Dispose();
                _sent.Dispose();
            }
        }
    }

    private FrameBuffer? TakePending()
    {
        lock (_gate)
        {
            _sent.Clear();
            if (_pending.Length == 0)
            {
                _sending = false;
                return null;
            }

            (_pending, _sent) = (_sent, _pending);
            return _sent;
        }
    }
}
