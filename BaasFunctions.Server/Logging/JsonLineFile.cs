using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using BaasFunctions.Service.Configuration;
using Serilog;
using Serilog.Events;
using Serilog.Formatting;
using Serilog.Formatting.Display;

namespace BaasFunctions.Server.Logging;

/// <summary>Writes the log into files as well, one <see cref="LogLine"/> for each entry. A new file begins each day and when one is full.</summary>
internal sealed class JsonLineFile : ITextFormatter
{
    private static readonly JsonWriterOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly MessageTemplateTextFormatter s_message = new("{Message:l}", CultureInfo.InvariantCulture);

    /// <summary>The logger of the file; it writes through, so that what was logged is there when the process dies.</summary>
    public static Serilog.Core.Logger Open(ServiceOptions options) => new LoggerConfiguration()
        .MinimumLevel.Verbose()
        .WriteTo.File(
            new JsonLineFile(),
            options.LogFile!,
            fileSizeLimitBytes: options.LogFileBytes,
            rollOnFileSizeLimit: true,
            rollingInterval: RollingInterval.Day,
            retainedFileCountLimit: options.LogFiles,
            encoding: new UTF8Encoding(encoderShouldEmitUTF8Identifier: false))
        .CreateLogger();

    public void Format(LogEvent logEvent, TextWriter output)
    {
        var line = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(line, s_options))
        {
            json.WriteStartObject();
            LogLine.WriteHead(json, logEvent.Timestamp, NameOf(logEvent.Level), MessageOf(logEvent), Text(logEvent, "SourceContext"), EventId(logEvent));
            if (logEvent.TraceId is { } trace)
            {
                json.WriteString("trace_id"u8, trace.ToHexString());
                json.WriteString("span_id"u8, logEvent.SpanId?.ToHexString() ?? "");
            }

            foreach (var (name, value) in logEvent.Properties)
            {
                if (name is not ("SourceContext" or "EventId"))
                {
                    LogLine.WriteValue(json, name, value is ScalarValue scalar ? scalar.Value : value.ToString());
                }
            }

            if (logEvent.Exception is { } exception)
            {
                json.WriteString("exception"u8, exception.ToString());
            }

            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(line.WrittenSpan));
    }

    /// <summary>The message as the console has it: texts in it without quotes.</summary>
    private static string MessageOf(LogEvent logEvent)
    {
        using var text = new StringWriter();
        s_message.Format(logEvent, text);
        return text.ToString();
    }

    private static string? Text(LogEvent logEvent, string name) =>
        logEvent.Properties.TryGetValue(name, out var value) && value is ScalarValue { Value: string text } ? text : null;

    private static int EventId(LogEvent logEvent) =>
        logEvent.Properties.TryGetValue("EventId", out var value) && value is StructureValue structure
            && structure.Properties.FirstOrDefault(property => property.Name == "Id") is { Value: ScalarValue { Value: int id } }
            ? id
            : 0;

    private static string NameOf(LogEventLevel level) => level switch
    {
        LogEventLevel.Fatal or LogEventLevel.Error => "error",
        LogEventLevel.Warning => "warn",
        LogEventLevel.Information => "info",
        _ => "debug",
    };
}
