using System.Buffers;
using System.IO.Pipelines;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// The stream of a body. To cancel one of its reads would end the connection, so a read that nobody wants to wait for any longer stays under way, and its bytes
/// are the next.
/// </summary>
internal sealed class BodySource(HttpContent content, Stream stream) : IDisposable
{
    private readonly CancellationTokenSource _closing = new();
    private Task<int>? _underWay;
    private Memory<byte> _into;

    /// <summary>Cancelled by <see cref="Cancel"/>.</summary>
    public CancellationToken Closing => _closing.Token;

    /// <summary>Reads into an array; null when nothing came in time. Then the read is still under way.</summary>
    /// <param name="into">Where to; nobody else may use it after null.</param>
    /// <param name="patience">How long to wait; zero takes what is there; null waits in any case.</param>
    /// <param name="cancellation">Ends the connection.</param>
    public async ValueTask<int?> ReadAsync(Memory<byte> into, TimeSpan? patience, CancellationToken cancellation)
    {
        if (_underWay is null)
        {
            // To end a read that nobody gives up is to end the connection, as it should be.
            var reading = stream.ReadAsync(into, patience is null ? cancellation : Closing);
            if (patience is null || reading.IsCompleted)
            {
                return await reading;
            }

            (_underWay, _into) = (reading.AsTask(), into);
        }

        if (patience is { } time)
        {
            await Task.WhenAny(_underWay, time > TimeSpan.Zero ? Task.Delay(time, cancellation) : Task.CompletedTask);
            if (!_underWay.IsCompleted)
            {
                cancellation.ThrowIfCancellationRequested();
                return null;
            }
        }

        var read = await _underWay.WaitAsync(cancellation);
        _underWay = null;
        return read;
    }

    /// <summary>Reads into a pipe; what is under way comes first.</summary>
    public async ValueTask<int> ReadAsync(PipeWriter writer)
    {
        int read;
        if (_underWay is { } first)
        {
            read = await first;
            writer.Write(_into.Span[..read]);
            (_underWay, _into) = (null, default);
            return read;
        }

        read = await stream.ReadAsync(writer.GetMemory(), Closing);
        writer.Advance(read);
        return read;
    }

    /// <summary>Ends what is under way, and with it the connection; its callbacks run elsewhere.</summary>
    public void Cancel() => _ = _closing.CancelAsync();

    /// <summary>Nothing is read any more. A connection whose response is not at its end is closed by it.</summary>
    public void Dispose()
    {
        stream.Dispose();
        content.Dispose();
    }
}
