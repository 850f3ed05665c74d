using System.IO.Compression;

namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>Compresses what comes in pieces, in one of the formats of the Compression standard.</summary>
internal sealed class Compressor : IDisposable
{
    private static readonly byte[] s_emptyRaw = [0x03, 0x00];
    private static readonly byte[] s_emptyZlib = [0x78, 0x9C, 0x03, 0x00, 0x00, 0x00, 0x00, 0x01];
    private static readonly byte[] s_emptyGzip = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF, 0x03, 0x00, 0, 0, 0, 0, 0, 0, 0, 0];

    private readonly CompressionFormat _format;
    private readonly MemoryStream _output = new();
    private readonly Stream _deflate;

    public Compressor(CompressionFormat format)
    {
        _format = format;
        _deflate = format switch
        {
            CompressionFormat.Gzip => new GZipStream(_output, CompressionLevel.Optimal, leaveOpen: true),
            CompressionFormat.Zlib => new ZLibStream(_output, CompressionLevel.Optimal, leaveOpen: true),
            _ => new DeflateStream(_output, CompressionLevel.Optimal, leaveOpen: true),
        };
    }

    private bool _isEmpty = true;

    /// <summary>Takes the next piece of input.</summary>
    /// <returns>What is compressed by now, often nothing; valid until the next call.</returns>
    public ReadOnlySpan<byte> Add(ReadOnlySpan<byte> bytes)
    {
        _isEmpty &= bytes.IsEmpty;
        _output.SetLength(0);
        _deflate.Write(bytes);
        return Output;
    }

    /// <summary>Ends the data, and gives back what is native.</summary>
    /// <returns>The rest; valid until the next call.</returns>
    public ReadOnlySpan<byte> End()
    {
        _output.SetLength(0);
        _deflate.Dispose();

        // The streams of the runtime write nothing at all where nothing was compressed.
        return !_isEmpty ? Output : _format switch
        {
            CompressionFormat.Gzip => s_emptyGzip,
            CompressionFormat.Zlib => s_emptyZlib,
            _ => s_emptyRaw,
        };
    }

    public void Dispose() => _deflate.Dispose();

    private ReadOnlySpan<byte> Output => _output.GetBuffer().AsSpan(0, (int)_output.Length);
}
