using System.IO.Compression;
using BaasFunctions.Service.Api.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BaasFunctions.Service.Api.Bodies;

/// <summary>What the headers say about a body.</summary>
/// <param name="Kind">How it is written.</param>
/// <param name="Coding">Its Content-Encoding; null when it is plain.</param>
internal readonly record struct BodyFormat(BodyKind Kind, string? Coding)
{
    /// <summary>Reads the headers; answers what is not served, or null.</summary>
    public static Refusal? Of(HttpRequest request, out BodyFormat format)
    {
        format = default;
        if (KindOf(request.ContentType, out var kind) is { } refusal)
        {
            return refusal;
        }

        var coding = request.Headers.ContentEncoding.ToString().Trim();
        string? known = coding.ToLowerInvariant() switch
        {
            "" or "identity" => null,
            "gzip" or "x-gzip" => "gzip",
            "deflate" => "deflate",
            "br" => "br",
            _ => "",
        };
        format = new BodyFormat(kind, known);
        return known == "" ? Refusals.UnsupportedEncoding(Shorten(coding)) : null;
    }

    /// <summary>The plain bytes of a compressed stream.</summary>
    public Stream Inflate(Stream compressed) => Coding switch
    {
        "gzip" => new GZipStream(compressed, CompressionMode.Decompress),
        "br" => new BrotliStream(compressed, CompressionMode.Decompress),
        _ => new ZLibStream(compressed, CompressionMode.Decompress),
    };

    private static Refusal? KindOf(string? contentType, out BodyKind kind)
    {
        kind = BodyKind.Json;
        if (contentType is "application/json")
        {
            return null;
        }

        if (string.IsNullOrWhiteSpace(contentType))
        {
            kind = BodyKind.Unnamed;
            return null;
        }

        if (!MediaTypeHeaderValue.TryParse(contentType, out var parsed))
        {
            return Refusals.UnsupportedMediaType(Shorten(contentType));
        }

        if (parsed.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase))
        {
            kind = BodyKind.Form;
        }
        else if (!parsed.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
            && !parsed.MediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
            && !parsed.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        {
            return Refusals.UnsupportedMediaType(Shorten(contentType));
        }

        // US-ASCII is a subset of UTF-8.
        var charset = HeaderUtilities.RemoveQuotes(parsed.Charset).ToString();
        return charset.ToLowerInvariant() is "" or "utf-8" or "utf8" or "us-ascii" ? null : Refusals.UnsupportedCharset(Shorten(charset));
    }

    private static string Shorten(string text) => text.Length <= 80 ? text : string.Concat(text.AsSpan(0, 77), "...");
}
