using System.IO.Compression;
using Microsoft.AspNetCore.ResponseCompression;

namespace BaasFunctions.Service.Api.Http;

/// <summary>The coding <c>deflate</c> (RFC 9110, 8.4.1.2), which clients of the API may ask for and ASP.NET Core only reads.</summary>
internal sealed class DeflateCompressionProvider : ICompressionProvider
{
    public string EncodingName => "deflate";

    public bool SupportsFlush => true;

    public Stream CreateStream(Stream outputStream) => new ZLibStream(outputStream, CompressionLevel.Fastest, leaveOpen: true);
}
