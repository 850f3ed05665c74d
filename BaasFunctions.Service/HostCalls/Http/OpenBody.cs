using System.Buffers;
using System.IO.Pipelines;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>
/// The part of a body that has not come yet. It is read ahead by a few pieces; then the server waits until the function takes one. All times count only
/// while the function waits.
/// </summary>
internal sealed class OpenBody
{
    /// <summary>Bytes of one piece at most, and bytes that are read ahead.</summary>
    public const int MaxPiece = 64 << 10;

    /// <summary>Bytes that are held at most: what is read ahead with its last segment, and what the client holds of a stream of HTTP/2 (<see cref="EgressRegistration.StreamWindow"/>).</summary>
    public const int Cost = (2 * MaxPiece) + EgressRegistration.StreamWindow;

    /// <summary>
    /// Pieces that come sooner one after another are given as one, so that a server that drips cannot cause more than 200 calls a second.
    /// </summary>
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(5);

    /// <summary>A piece of this size is worth a call at any time.</summary>
    private const int Enough = MaxPiece / 4;

    private static readonly PipeOptions s_pipe = new(
        pauseWriterThreshold: MaxPiece, resumeWriterThreshold: MaxPiece / 2, minimumSegmentSize: 16 << 10, useSynchronizationContext: false);

    private readonly Pipe _pipe = new(s_pipe);
    private readonly BodySource _source;
    private readonly OpenBodies _bodies;
    private readonly ByteReservation? _held;
    private readonly string _host;
    private HostCallError? _fault;
    private long? _given;
    private int _isReading;
    private int _isClosed;

    /// <param name="source">Where it comes from; closed with it.</param>
    /// <param name="most">Bytes that may still come.</param>
    /// <param name="host">The server.</param>
    /// <param name="bodies">Those of its execution, which it has entered.</param>
    /// <param name="held">The bytes that it takes; null where nothing counts.</param>
    public OpenBody(BodySource source, long most, string host, OpenBodies bodies, ByteReservation? held)
    {
        (_source, _host, _bodies, _held) = (source, host, bodies, held);
        _ = FillAsync(most);
    }

    /// <summary>The request, as errors name it.</summary>
    public string Name { get; set; } = "";

    /// <summary>The time that is left for all of it; null for one that the function did not bound.</summary>
    public Func<TimeSpan>? Left { get; set; }

    /// <summary>The next piece, of one byte or more, and whether it is the last, which may be empty. Waits without a thread.</summary>
    public async ValueTask<CallResult<(byte[] Piece, bool IsLast)>> ReadAsync(TimeSpan idle, TimeProvider time, CancellationToken cancellation)
    {
        if (Interlocked.Exchange(ref _isReading, 1) != 0)
        {
            return OpenBodies.NotOpen;
        }

        try
        {
            return await NextAsync(idle, time, cancellation);
        }
        finally
        {
            Volatile.Write(ref _isReading, 0);
        }
    }

    /// <summary>Ends the connection unless all has come; twice is harmless.</summary>
    public void Close()
    {
        if (Interlocked.Exchange(ref _isClosed, 1) == 0)
        {
            _source.Cancel();
            _held?.Dispose();
            _bodies.Leave();
        }
    }

    private async ValueTask<CallResult<(byte[] Piece, bool IsLast)>> NextAsync(TimeSpan idle, TimeProvider time, CancellationToken cancellation)
    {
        var reader = _pipe.Reader;
        if (!reader.TryRead(out var result))
        {
            var limit = Left?.Invoke() ?? idle;
            if (limit <= TimeSpan.Zero)
            {
                return TooLate(limit);
            }

            using var timer = new CancellationTokenSource(limit, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, timer.Token);
            try
            {
                result = await reader.ReadAsync(either.Token);
            }
            catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
            {
                return TooLate(limit);
            }
        }

        if (!result.IsCompleted && result.Buffer.Length < Enough && _given is { } given && s_pause - time.GetElapsedTime(given) is { Ticks: > 0 } rest)
        {
            reader.AdvanceTo(result.Buffer.Start, result.Buffer.Start);
            await Task.Delay(rest, time, cancellation);
            reader.TryRead(out result);
        }

        var piece = result.Buffer.Slice(0, Math.Min(result.Buffer.Length, MaxPiece)).ToArray();
        var isAll = piece.Length == result.Buffer.Length && result.IsCompleted;
        reader.AdvanceTo(result.Buffer.GetPosition(piece.Length));
        _given = time.GetTimestamp();

        // What has come before an error is given first.
        if (isAll && piece.Length == 0 && _fault is { } fault)
        {
            Close();
            return fault;
        }

        var isLast = isAll && _fault is null;
        if (isLast)
        {
            Close();
        }

        return (piece, isLast);
    }

    private HostCallError TooLate(TimeSpan limit)
    {
        Close();
        return Left is null ? EgressFaults.Stalled(limit) : EgressFaults.BodyTimeout;
    }

    /// <summary>Reads ahead as far as there is room.</summary>
    private async Task FillAsync(long most)
    {
        var writer = _pipe.Writer;
        try
        {
            long received = 0;
            int read;
            while ((read = await _source.ReadAsync(writer)) > 0)
            {
                received += read;
                if (received > most)
                {
                    throw new EgressException(EgressFaults.TooLarge(_bodies.MaxBytes));
                }

                await writer.FlushAsync(_source.Closing);
            }
        }
        catch (OperationCanceledException) when (_source.Closing.IsCancellationRequested)
        {
            _fault = OpenBodies.NotOpen;
        }
        catch (Exception fault)
        {
            // So BrotliStream says that the body is no Brotli data.
            _fault = fault is InvalidOperationException ? EgressFaults.BadResponse(_host) : EgressFaults.BrokenOff(EgressTranslation.Of(fault, _host), _host);
        }

        await writer.CompleteAsync();
        _source.Dispose();
    }
}
