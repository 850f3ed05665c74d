namespace BaasFunctions.Sandbox.Engines.Context.Web.Compression;

/// <summary>What is around the compressed data (Compression standard, 3).</summary>
internal enum CompressionFormat
{
    /// <summary>Nothing (RFC 1951).</summary>
    Raw,

    /// <summary>Two bytes before, and the checksum of RFC 1950 after.</summary>
    Zlib,

    /// <summary>A header, and the checksum and length of RFC 1952 after.</summary>
    Gzip,
}
