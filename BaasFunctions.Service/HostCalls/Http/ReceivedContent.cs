using System.Diagnostics;
using System.Net;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>The body of a response that was read completely, or as far as it had come, with the headers that it came with.</summary>
internal sealed class ReceivedContent : HttpContent
{
    /// <summary>
    /// How long a body of a type that is no stream may take after its headers to be given whole. Most have come by then, and to one that takes longer a second call
    /// adds nothing that anybody notices.
    /// </summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    private const int FirstSize = 16 << 10;

    /// <summary>Beyond it the array takes the length that the response promised, because a part of it has come.</summary>
    private const int Trusted = 256 << 10;

    /// <summary>A body that says that it is no longer than this is read whole in any case.</summary>
    private const int Small = 64 << 10;

    private OpenBody? _rest;

    private ReceivedContent(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    /// <summary>What has come.</summary>
    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads a body; takes the bytes of each step before it is read, and of their copy on the way to the function.</summary>
    /// <param name="content">The body.</param>
    /// <param name="most">Bytes that it may have.</param>
    /// <param name="held">Takes the bytes; null where nothing counts.</param>
    /// <param name="host">The server.</param>
    /// <param name="bodies">Those of the execution, where the function can read a body piece by piece; null where it wants it whole.</param>
    /// <param name="cancellation">Nobody wants it any more.</param>
    /// <exception cref="EgressException">It has more bytes than are allowed, or there was no memory for it in time.</exception>
    public static async Task<ReceivedContent> ReadAsync(
        HttpContent content, int most, ByteReservation? held, string host, OpenBodies? bodies, CancellationToken cancellation)
    {
        var promised = content.Headers.ContentLength ?? 0;
        if (promised > most)
        {
            throw new EgressException(EgressFaults.TooLarge(most));
        }

        var isStream = bodies is not null && StreamTypes.Has(content);
        var mayBeOpen = bodies is not null && (isStream || promised is 0 or > Small);
        var began = Stopwatch.GetTimestamp();
        var source = new BodySource(content, await content.ReadAsStreamAsync(cancellation));
        try
        {
            var bytes = Array.Empty<byte>();
            var length = 0;
            while (true)
            {
                if (length == bytes.Length)
                {
                    // One more than allowed tells whether there is more.
                    var size = (int)Math.Min(most + 1L, length >= Trusted && promised >= length ? promised + 1 : Math.Max(FirstSize, length * 2L));
                    if (held is not null && !await held.CoverAsync(2L * size, cancellation))
                    {
                        // One that has ended gets none.
                        cancellation.ThrowIfCancellationRequested();
                        throw new EgressException(MemoryFaults.HostCall("The response", held, 2L * size));
                    }

                    Array.Resize(ref bytes, size);
                }

                TimeSpan? patience = !mayBeOpen ? null : isStream ? TimeSpan.Zero : s_patience - Stopwatch.GetElapsedTime(began);
                if (await source.ReadAsync(bytes.AsMemory(length), patience, cancellation) is not { } read)
                {
                    if (await OpenAsync(source, most - length, held, host, bodies!, isStream, cancellation) is { } rest)
                    {
                        return Of(content, bytes.AsMemory(0, length), rest);
                    }

                    // There is no room for one more that is open.
                    mayBeOpen = false;
                    continue;
                }

                length += read;
                if (read == 0)
                {
                    break;
                }

                if (length > most)
                {
                    throw new EgressException(EgressFaults.TooLarge(most));
                }

                if (isStream && mayBeOpen && await OpenAsync(source, most - length, held, host, bodies!, isStream, cancellation) is { } open)
                {
                    return Of(content, bytes.AsMemory(0, length), open);
                }
            }

            source.Dispose();
            return Of(content, bytes.AsMemory(0, length), null);
        }
        catch
        {
            source.Cancel();
            source.Dispose();
            throw;
        }
    }

    /// <summary>What has not come yet, which the caller closes from now on; null for nothing.</summary>
    public OpenBody? TakeRest() => Interlocked.Exchange(ref _rest, null);

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }

    protected override void Dispose(bool disposing)
    {
        TakeRest()?.Close();
        base.Dispose(disposing);
    }

    /// <summary>The rest, to be read piece by piece; null where it has to be read whole, because there is no room for one more that is open.</summary>
    private static async ValueTask<OpenBody?> OpenAsync(
        BodySource source, long most, ByteReservation? held, string host, OpenBodies bodies, bool isStream, CancellationToken cancellation)
    {
        if (!bodies.TryEnter())
        {
            return isStream ? throw new EgressException(EgressFaults.TooManyOpen) : null;
        }

        var taken = held?.Account.Reserve(BytePurpose.HostCall);
        OpenBody? opened = null;
        try
        {
            if (taken is null || taken.TryGrowTo(OpenBody.Cost) || (isStream && await taken.GrowToAsync(OpenBody.Cost, cancellation)))
            {
                return opened = new OpenBody(source, most, host, bodies, taken);
            }

            return isStream ? throw new EgressException(MemoryFaults.HostCall("The response", taken, OpenBody.Cost)) : null;
        }
        finally
        {
            if (opened is null)
            {
                taken?.Dispose();
                bodies.Leave();
            }
        }
    }

    private static ReceivedContent Of(HttpContent content, ReadOnlyMemory<byte> bytes, OpenBody? rest)
    {
        var received = new ReceivedContent(bytes) { _rest = rest };
        foreach (var header in content.Headers.NonValidated)
        {
            received.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        return received;
    }
}
