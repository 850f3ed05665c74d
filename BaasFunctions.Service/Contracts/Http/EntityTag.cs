using System.Globalization;
using System.IO.Hashing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace BaasFunctions.Service.Contracts.Http;

/// <summary>
/// Weak entity tags of what is read (RFC 9110, 8.8.3). Weak, because the bytes depend on the coding of the content. Answers to POST
/// have none: they represent nothing that could be asked for again.
/// </summary>
internal static class EntityTag
{
    /// <summary>Sets the tag of a body; true when the caller has that body already, and a 304 is the answer.</summary>
    public static bool IsKnown(HttpContext http, ReadOnlySpan<byte> body)
    {
        if (http.Response.StatusCode != StatusCodes.Status200OK || !(HttpMethods.IsGet(http.Request.Method) || HttpMethods.IsHead(http.Request.Method)))
        {
            return false;
        }

        var tag = string.Create(CultureInfo.InvariantCulture, $"W/\"{body.Length:x}-{XxHash64.HashToUInt64(body):x16}\"");
        http.Response.Headers.ETag = tag;
        return Matches(http.Request.Headers.IfNoneMatch, tag);
    }

    /// <summary>The comparison is weak: W/ does not count (RFC 9110, 13.1.2).</summary>
    private static bool Matches(StringValues sent, string tag)
    {
        foreach (var line in sent)
        {
            foreach (var part in (line ?? "").Split(',', StringSplitOptions.TrimEntries))
            {
                var opaque = part.StartsWith("W/", StringComparison.Ordinal) ? part.AsSpan(2) : part;
                if (part == "*" || opaque.SequenceEqual(tag.AsSpan(2)))
                {
                    return true;
                }
            }
        }

        return false;
    }
}
