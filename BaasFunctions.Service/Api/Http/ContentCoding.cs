namespace BaasFunctions.Service.Api.Http;

/// <summary>A compression of HTTP.</summary>
internal enum ContentCoding
{
    Identity,
    Gzip,
    Brotli,
    Deflate,
}
