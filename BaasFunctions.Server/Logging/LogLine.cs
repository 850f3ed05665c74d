using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace BaasFunctions.Server.Logging;

/// <summary>
/// One line of the log as JSON: <c>timestamp</c>, <c>level</c>, <c>message</c>, <c>logger</c>, <c>event</c>, <c>trace_id</c>, <c>span_id</c>, then
/// the values of the message in snake case (<c>execution_id</c>), then <c>exception</c>. Console and file write the same.
/// </summary>
internal static class LogLine
{
    /// <summary>Names of values as they are written. They come from the templates of messages, of which there are so many and no more.</summary>
    private static readonly ConcurrentDictionary<string, JsonEncodedText> s_names = new(StringComparer.Ordinal);

    /// <summary>What a line begins with.</summary>
    public static void WriteHead(Utf8JsonWriter json, DateTimeOffset time, string level, string message, string? logger, int eventId)
    {
        json.WriteString("timestamp"u8, Time(time));
        json.WriteString("level"u8, level);
        json.WriteString("message"u8, message);
        if (logger is not null)
        {
            json.WriteString("logger"u8, logger);
        }

        if (eventId != 0)
        {
            json.WriteNumber("event"u8, eventId);
        }
    }

    /// <summary>A time in UTC with milliseconds (RFC 3339).</summary>
    public static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>One value of the message: numbers and booleans as such, anything else as its text.</summary>
    public static void WriteValue(Utf8JsonWriter json, string name, object? value)
    {
        json.WritePropertyName(s_names.GetOrAdd(name, static name => JsonEncodedText.Encode(SnakeCase(name))));
        switch (value)
        {
            case null:
                json.WriteNullValue();
                break;
            case bool truth:
                json.WriteBooleanValue(truth);
                break;
            case int number:
                json.WriteNumberValue(number);
                break;
            case long number:
                json.WriteNumberValue(number);
                break;
            case short or byte or uint:
                json.WriteNumberValue(Convert.ToInt64(value, null));
                break;
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    /// <summary><c>ExecutionId</c> as <c>execution_id</c>.</summary>
    private static string SnakeCase(string name)
    {
        var text = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsAsciiLetterUpper(name[i]) && i > 0 && !char.IsAsciiLetterUpper(name[i - 1]))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
