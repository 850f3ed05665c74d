using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace BaasFunctions.Service.Requests;

/// <summary>What the headers say about a body.</summary>
internal static class BodyFormat
{
    /// <summary>UTF-16 units of a header that are repeated.</summary>
    private const int MaxShown = 80;

    /// <summary>Reads the headers; returns what is not served, or null. A coding that is served was taken off before, with its header.</summary>
    public static ApiError? Of(HttpRequest request, out BodyKind kind)
    {
        if (KindOf(request.ContentType, out kind) is { } refusal)
        {
            return refusal;
        }

        return CodingOf(request);
    }

    /// <summary>What is not served of the coding of a body, or null.</summary>
    public static ApiError? CodingOf(HttpRequest request)
    {
        var coding = request.Headers.ContentEncoding.ToString().Trim();
        return coding.Length == 0 || coding.Equals("identity", StringComparison.OrdinalIgnoreCase) ? null : ApiErrors.UnsupportedEncoding(ErrorText.Shorten(coding, MaxShown));
    }

    /// <summary>Whether a body of this type is JSON.</summary>
    public static bool IsJson(MediaTypeHeaderValue type) =>
        type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase)
        || type.MediaType.Equals("text/json", StringComparison.OrdinalIgnoreCase)
        || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether a body of this type is a form that becomes JSON.</summary>
    public static bool IsForm(MediaTypeHeaderValue type) => type.MediaType.Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);

    private static ApiError? KindOf(string? contentType, out BodyKind kind)
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
            return ApiErrors.UnsupportedMediaType(ErrorText.Shorten(contentType, MaxShown));
        }

        if (IsForm(parsed))
        {
            kind = BodyKind.Form;
        }
        else if (!IsJson(parsed))
        {
            return ApiErrors.UnsupportedMediaType(ErrorText.Shorten(contentType, MaxShown));
        }

        // US-ASCII is a subset of UTF-8.
        var charset = HeaderUtilities.RemoveQuotes(parsed.Charset).ToString();
        return charset.ToLowerInvariant() is "" or "utf-8" or "utf8" or "us-ascii" ? null : ApiErrors.UnsupportedCharset(ErrorText.Shorten(charset, MaxShown));
    }
}
