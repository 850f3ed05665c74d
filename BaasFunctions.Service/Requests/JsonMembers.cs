using System.Text.Json;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>Splits a JSON object into the members that somebody wants, in one pass and without making a document.</summary>
internal static class JsonMembers
{
    // The object itself, and 64 levels inside it.
    private const int MaxDepth = 65;

    /// <summary>
    /// Splits a whole body. Members that are not wanted are read over; of members with the same name the last one counts.
    /// An empty body is an empty object, with or without a byte order mark.
    /// </summary>
    /// <param name="body">The body.</param>
    /// <param name="names">Names of the members wanted, as UTF-8.</param>
    /// <param name="members">Receives one member for each name.</param>
    public static ApiError? Split(ReadOnlyMemory<byte> body, byte[][] names, JsonMember[] members)
    {
        // A byte order mark is not JSON, but editors write it.
        var mark = body.Span.StartsWith("\uFEFF"u8) ? 3 : 0;
        if (body.Length == mark)
        {
            return null;
        }

        if (JsonFault.OfEncoding(body.Span) is { } encoding)
        {
            return encoding;
        }

        try
        {
            return Scan(body, mark, names, members);
        }
        catch (JsonException fault)
        {
            return JsonFault.Describe(body.Span, mark, fault);
        }
    }

    /// <summary>Splits an object inside a body that was read before.</summary>
    public static void SplitInner(JsonMember whole, byte[][] names, JsonMember[] members)
    {
        var reader = new Utf8JsonReader(whole.Text.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        ReadMembers(ref reader, whole.Text, whole.Offset, names, members);
    }

    private static ApiError? Scan(ReadOnlyMemory<byte> body, int start, byte[][] names, JsonMember[] members)
    {
        var text = body[start..];
        var reader = new Utf8JsonReader(text.Span, new JsonReaderOptions { MaxDepth = MaxDepth });
        reader.Read();
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            // An array has no fields: the required ones are missing, as existing clients know it. It must be JSON all the same.
            reader.Skip();
            reader.Read();
            return null;
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ApiErrors.InvalidJson(
                $"an object is expected, found {JsonMember.InWords(reader.TokenType)}",
                JsonPosition.At(body.Span, start + (int)reader.TokenStartIndex));
        }

        ReadMembers(ref reader, text, start, names, members);

        // Reads on: only white space may follow.
        reader.Read();
        return null;
    }

    private static void ReadMembers(ref Utf8JsonReader reader, ReadOnlyMemory<byte> text, int offset, byte[][] names, JsonMember[] members)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var wanted = IndexOf(ref reader, names);
            reader.Read();
            var kind = reader.TokenType;
            var from = (int)reader.TokenStartIndex;
            reader.Skip();
            if (wanted >= 0)
            {
                members[wanted] = new JsonMember(kind, text[from..(int)reader.BytesConsumed], offset + from);
            }
        }
    }

    private static int IndexOf(ref Utf8JsonReader reader, byte[][] names)
    {
        for (var i = 0; i < names.Length; i++)
        {
            if (reader.ValueTextEquals(names[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
