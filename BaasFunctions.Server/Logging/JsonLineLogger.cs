using System.Buffers;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Values;

namespace BaasFunctions.Server.Logging;

/// <summary>
/// Turns entries of one category into lines, on the thread that logs: <c>timestamp</c>, <c>level</c>, <c>message</c>, <c>logger</c>, <c>event</c>,
/// <c>trace_id</c>, <c>span_id</c>, then the values of the message in snake case (<c>execution_id</c>), then <c>exception</c>. Which levels are wanted
/// is asked before.
/// </summary>
internal sealed class JsonLineLogger(string category, IReadOnlyList<LineWriter> writers) : ILogger
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };

    /// <summary>Names of values as they are written. They come from the templates of messages, of which there are so many and no more.</summary>
    private static readonly ConcurrentDictionary<string, JsonEncodedText> s_names = new(StringComparer.Ordinal);

    [ThreadStatic]
    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json)? t_line;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        var (buffer, json) = t_line ??= Create();
        buffer.ResetWrittenCount();
        json.Reset();
        json.WriteStartObject();
        json.WriteString("timestamp"u8, Timestamp.Iso(DateTimeOffset.UtcNow));
        json.WriteString("level"u8, NameOf(logLevel));
        json.WriteString("message"u8, formatter(state, exception));
        json.WriteString("logger"u8, category);
        if (eventId.Id != 0)
        {
            json.WriteNumber("event"u8, eventId.Id);
        }

        // Entries are formatted where they are logged, so this is the activity that they belong to.
        if (Activity.Current is { IdFormat: ActivityIdFormat.W3C } activity)
        {
            json.WriteString("trace_id"u8, activity.TraceId.ToHexString());
            json.WriteString("span_id"u8, activity.SpanId.ToHexString());
        }

        if (state is IReadOnlyList<KeyValuePair<string, object?>> values)
        {
            for (var i = 0; i < values.Count; i++)
            {
                var (name, value) = values[i];
                if (name != "{OriginalFormat}")
                {
                    json.WritePropertyName(s_names.GetOrAdd(name, static name => JsonEncodedText.Encode(JsonNamingPolicy.SnakeCaseLower.ConvertName(name))));
                    WriteValue(json, value);
                }
            }
        }

        if (exception is not null)
        {
            json.WriteString("exception"u8, exception.ToString());
        }

        json.WriteEndObject();
        json.Flush();
        buffer.Write("\n"u8);
        for (var i = 0; i < writers.Count; i++)
        {
            writers[i].Add(buffer.WrittenSpan, isUrgent: logLevel >= LogLevel.Error);
        }
    }

    /// <summary>Where lines are missing, and how many.</summary>
    public static byte[] Dropped(long lines, string where) => Encoding.UTF8.GetBytes(
        $$"""{"timestamp":"{{Timestamp.Iso(DateTimeOffset.UtcNow)}}","level":"warn","message":"{{lines}} log lines were dropped: {{where}} did not take them"}{{'\n'}}""");

    /// <summary>Numbers and booleans as such, anything else as its text.</summary>
    private static void WriteValue(Utf8JsonWriter json, object? value)
    {
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
            case double number when double.IsFinite(number):
                json.WriteNumberValue(number);
                break;
            default:
                json.WriteStringValue(value.ToString());
                break;
        }
    }

    private static (ArrayBufferWriter<byte> Buffer, Utf8JsonWriter Json) Create()
    {
        var buffer = new ArrayBufferWriter<byte>(1024);
        return (buffer, new Utf8JsonWriter(buffer, s_options));
    }

    private static string NameOf(LogLevel level) => level switch
    {
        LogLevel.Critical or LogLevel.Error => "error",
        LogLevel.Warning => "warn",
        LogLevel.Information => "info",
        _ => "debug",
    };
}
