using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>The log of an execution as it is kept: a JSON array within a number of bytes. What does not fit is cut, and the cut is marked.</summary>
internal static class RecordedLogs
{
    /// <summary>Bytes of level and time of an entry, and of the mark of a cut.</summary>
    private const int EntryBytes = 128;

    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    public static string Of(IReadOnlyList<LogEntry> logs, int maxBytes)
    {
        if (logs.Count == 0)
        {
            return "";
        }

        var bytes = new ArrayBufferWriter<byte>(Math.Min(maxBytes, 1024));
        using var json = new Utf8JsonWriter(bytes, s_options);
        json.WriteStartArray();
        for (var i = 0; i < logs.Count; i++)
        {
            json.Flush();
            var room = maxBytes - bytes.WrittenCount - (2 * EntryBytes);
            var (entry, more) = (logs[i], logs.Count - i);

            // Escapes make a text up to six times as long, so a beginning that is certain to fit is taken.
            if (SizeOf(entry) > room || JsonEncodedSize(entry) > room)
            {
                var begun = Beginning(entry.Message, Math.Max(0, room / 6));
                Write(json, entry.Level, $"{begun}{LogEntry.CutMark}{more.ToString(CultureInfo.InvariantCulture)} entries)", "null"u8, entry.Timestamp);
                break;
            }

            Write(json, entry.Level, entry.Message, entry.DataJson.IsEmpty ? "null"u8 : entry.DataJson.Span, entry.Timestamp);
        }

        json.WriteEndArray();
        json.Flush();
        return Encoding.UTF8.GetString(bytes.WrittenSpan);
    }

    private static void Write(Utf8JsonWriter json, LogEntryLevel level, string message, ReadOnlySpan<byte> data, DateTimeOffset time)
    {
        json.WriteStartObject();
        json.WriteString("level"u8, LogEntryLevelNames.Of(level));
        json.WriteString("message"u8, StorableText.Of(message, int.MaxValue));
        json.WritePropertyName("data"u8);
        json.WriteRawValue(data, skipInputValidation: true);
        json.WriteString("timestamp"u8, Timestamp.Iso(time));
        json.WriteEndObject();
    }

    /// <summary>No more than the bytes that it takes.</summary>
    private static int SizeOf(LogEntry entry) => entry.Message.Length + entry.DataJson.Length;

    private static int JsonEncodedSize(LogEntry entry) =>
        JsonEncodedText.Encode(StorableText.Of(entry.Message, int.MaxValue), JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes.Length + entry.DataJson.Length;

    private static string Beginning(string text, int length) => text.Length <= length ? text
        : text[..(length > 0 && char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
