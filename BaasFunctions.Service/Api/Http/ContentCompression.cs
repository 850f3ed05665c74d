using System.IO.Compression;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Http;

/// <summary>Compresses responses from 1 kB on, in the first way of ours that the caller accepts.</summary>
internal static class ContentCompression
{
    public const int LeastBytes = 1024;

    private static readonly (string Name, ContentCoding Coding)[] s_offered =
    [
        ("gzip", ContentCoding.Gzip),
        ("br", ContentCoding.Brotli),
        ("deflate", ContentCoding.Deflate),
    ];

    public static string NameOf(ContentCoding coding) => Array.Find(s_offered, offer => offer.Coding == coding).Name;

    public static ContentCoding Choose(HttpRequest request, int length)
    {
        if (length < LeastBytes || request.Headers.AcceptEncoding.Count == 0)
        {
            return ContentCoding.Identity;
        }

        var accepted = request.Headers.AcceptEncoding.ToString();
        foreach (var (name, coding) in s_offered)
        {
            if (Accepts(accepted, name))
            {
                return coding;
            }
        }

        return ContentCoding.Identity;
    }

    public static void Compress(ReadOnlySpan<byte> plain, ContentCoding coding, ResponseBuffer target)
    {
        using var sink = new BufferStream(target);
        using Stream stream = coding switch
        {
            ContentCoding.Gzip => new GZipStream(sink, CompressionLevel.Fastest),
            ContentCoding.Brotli => new BrotliStream(sink, CompressionLevel.Fastest),
            _ => new ZLibStream(sink, CompressionLevel.Fastest),
        };
        stream.Write(plain);
    }

    /// <summary>RFC 9110, 12.5.3: named and not refused by <c>q=0</c>.</summary>
    private static bool Accepts(string accepted, string name)
    {
        foreach (var range in accepted.AsSpan().Split(','))
        {
            var entry = accepted.AsSpan()[range].Trim();
            var semicolon = entry.IndexOf(';');
            var coding = semicolon < 0 ? entry : entry[..semicolon].TrimEnd();
            if (coding.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                return semicolon < 0 || entry[(semicolon + 1)..].Trim() is not ("q=0" or "q=0.0" or "q=0.00" or "q=0.000");
            }
        }

        return false;
    }
}
