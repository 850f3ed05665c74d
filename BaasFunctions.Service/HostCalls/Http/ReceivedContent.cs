using System.Net;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>The body of a response that was read completely, with the headers that it came with.</summary>
internal sealed class ReceivedContent : HttpContent
{
    private const int FirstSize = 16 << 10;

    /// <summary>Beyond it the array takes the length that the response promised, because a part of it has come.</summary>
    private const int Trusted = 256 << 10;

    private ReceivedContent(ReadOnlyMemory<byte> bytes) => Bytes = bytes;

    public ReadOnlyMemory<byte> Bytes { get; }

    /// <summary>Reads a body; takes the bytes of each step before it is read, and of their copy on the way to the function.</summary>
    /// <exception cref="EgressException">It has more bytes than are allowed, or there was no memory for it in time.</exception>
    public static async Task<ReceivedContent> ReadAsync(HttpContent content, int most, ByteReservation? held, CancellationToken cancellation)
    {
        var promised = content.Headers.ContentLength ?? 0;
        if (promised > most)
        {
            throw new EgressException(EgressFaults.TooLarge(most));
        }

        var bytes = Array.Empty<byte>();
        var length = 0;
        await using var stream = await content.ReadAsStreamAsync(cancellation);
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

            var read = await stream.ReadAsync(bytes.AsMemory(length), cancellation);
            length += read;
            if (read == 0)
            {
                break;
            }

            if (length > most)
            {
                throw new EgressException(EgressFaults.TooLarge(most));
            }
        }

        var received = new ReceivedContent(bytes.AsMemory(0, length));
        foreach (var header in content.Headers.NonValidated)
        {
            received.Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        content.Dispose();
        return received;
    }

    protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => stream.WriteAsync(Bytes).AsTask();

    protected override bool TryComputeLength(out long length)
    {
        length = Bytes.Length;
        return true;
    }
}
