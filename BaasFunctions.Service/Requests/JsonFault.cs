using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using BaasFunctions.Service.Contracts;

namespace BaasFunctions.Service.Requests;

/// <summary>Says where a text stops being JSON, and what to do about it.</summary>
internal static class JsonFault
{
    /// <param name="body">The whole body.</param>
    /// <param name="start">Where the reader started in it, in bytes.</param>
    /// <param name="fault">What the reader said; its line and byte count from there.</param>
    public static ApiError Describe(ReadOnlySpan<byte> body, int start, JsonException fault)
    {
        var offset = start + OffsetOf(body[start..], fault);
        var position = JsonPosition.At(body, offset);
        return ApiErrors.InvalidJson(Advice(body, offset, fault), position);
    }

    /// <summary>The refusal of a body that is not UTF-8; null for one that is.</summary>
    public static ApiError? OfEncoding(ReadOnlySpan<byte> body) => Utf8.IsValid(body)
        ? null
        : ApiErrors.InvalidJson("the text is not UTF-8; send it as UTF-8", JsonPosition.At(body, FirstInvalidByte(body)));

    private static int FirstInvalidByte(ReadOnlySpan<byte> text)
    {
        var offset = 0;
        while (offset < text.Length && Rune.DecodeFromUtf8(text[offset..], out _, out var consumed) == System.Buffers.OperationStatus.Done)
        {
            offset += consumed;
        }

        return offset;
    }

    private static int OffsetOf(ReadOnlySpan<byte> text, JsonException fault)
    {
        var lineStart = 0;
        for (var line = fault.LineNumber ?? 0; line > 0; line--)
        {
            var next = text[lineStart..].IndexOf((byte)'\n');
            if (next < 0)
            {
                break;
            }

            lineStart += next + 1;
        }

        return (int)Math.Min(text.Length, lineStart + (fault.BytePositionInLine ?? 0));
    }

    private static string Advice(ReadOnlySpan<byte> body, int offset, JsonException fault)
    {
        if (fault.Message.Contains("maximum configured depth", StringComparison.Ordinal))
        {
            return "values may nest 64 levels";
        }

        if (offset >= body.Length)
        {
            return "the text ends too early; check that it was sent whole and that every { [ and \" is closed";
        }

        var before = body[..offset].TrimEnd(" \t\r\n"u8);
        return (char)body[offset] switch
        {
            '}' or ']' when before.EndsWith(","u8) => "remove the comma before the closing bracket",
            '\'' => "texts and names stand in double quotes, not single ones",
            '/' or '#' => "JSON has no comments",
            '\n' or '\r' or '\t' => "a text may not hold a raw line break or tab; write \\n or \\t",
            'N' or 'I' or 'u' => "NaN, Infinity and undefined are not JSON; send null",
            'T' or 'F' => "true, false and null are written in lower case",
            '"' => "a comma or a colon is missing before this",
            '<' => "this looks like HTML or XML, not JSON",
            '\\' => "an escape is one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t and \\u with four hex digits",
            var other when char.IsAsciiLetter(other) => "texts and names stand in double quotes",
            var other when other is > ' ' and < (char)0x7F => $"'{other}' is not expected here",
            _ => "this character is not expected here",
        };
    }
}
