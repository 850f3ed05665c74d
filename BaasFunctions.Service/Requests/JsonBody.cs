using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>A body that is one value of JSON, whatever value.</summary>
internal static class JsonBody
{
    /// <summary>Checks that it is; returns what is wrong with it and where, or null. A byte order mark is left out of the value.</summary>
    public static ApiError? Check(ReadOnlyMemory<byte> body, int maxDepth, out ReadOnlyMemory<byte> value)
    {
        var mark = body.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        value = body[mark..];
        if (JsonFault.OfEncoding(body.Span) is { } encoding)
        {
            return encoding;
        }

        try
        {
            var reader = new Utf8JsonReader(value.Span, new JsonReaderOptions { MaxDepth = maxDepth });
            while (reader.Read())
            {
                // Only whether it can be read.
            }

            return null;
        }
        catch (JsonException fault)
        {
            return JsonFault.Describe(body.Span, mark, fault);
        }
    }
}
