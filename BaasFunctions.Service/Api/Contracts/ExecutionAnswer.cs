using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Api.Contracts;

/// <summary>
/// Writes a result in the shape that the clients of <c>/execute</c> know. Public because the command line prints the same
/// shape for machines.
/// </summary>
public static class ExecutionAnswer
{
    private const string SetCookie = "set-cookie";

    /// <summary>Writes the whole answer as one JSON object; what the function returned passes through unparsed.</summary>
    /// <param name="json">Where to write.</param>
    /// <param name="executionId">Id of the execution.</param>
    /// <param name="result">How the execution ended.</param>
    public static void Write(Utf8JsonWriter json, string executionId, ExecutionResult result)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(result);
        json.WriteStartObject();
        WriteMembers(json, executionId, result);
        json.WriteEndObject();
    }

    /// <summary>Writes the members of the answer into an object that has more of them.</summary>
    internal static void WriteMembers(Utf8JsonWriter json, string executionId, ExecutionResult result)
    {
        var wire = WireOutcome.Of(result.Outcome);
        json.WriteString("status"u8, wire.ErrorCode is null ? "success"u8 : "error"u8);
        WriteRaw(json, "data"u8, result.DataJson);
        if (result.Response is { } response)
        {
            WriteResponse(json, response);
        }

        WriteError(json, wire, result.Error);
        json.WriteNumber("execution_time_ms"u8, (long)Math.Round(result.Metrics.Wall.TotalMilliseconds));
        json.WriteNumber("memory_used_mb"u8, (result.Metrics.AllocatedBytes + (1 << 19)) >> 20);
        WriteLogs(json, executionId, result.Logs);
        json.WriteString("execution_id"u8, executionId);
        if (result.FunctionStatus is { } functionStatus)
        {
            json.WriteString("function_status"u8, functionStatus);
        }

        WriteMetrics(json, result.Metrics);
    }

    private static void WriteResponse(Utf8JsonWriter json, FunctionResponse response)
    {
        json.WriteStartObject("response"u8);
        json.WriteNumber("status"u8, response.Status);
        if (response.StatusText.Length > 0)
        {
            json.WriteString("status_text"u8, response.StatusText);
        }

        json.WriteStartObject("headers"u8);
        foreach (var (name, value) in response.Headers)
        {
            if (name != SetCookie)
            {
                json.WriteString(name, value);
            }
        }

        json.WriteEndObject();
        if (response.Headers.Any(static header => header.Key == SetCookie))
        {
            json.WriteStartArray("set_cookie"u8);
            foreach (var (_, value) in response.Headers.Where(static header => header.Key == SetCookie))
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        json.WriteString("body_encoding"u8, response.Body switch
        {
            ResponseBody.Json => "json"u8,
            ResponseBody.Text => "text"u8,
            ResponseBody.Base64 => "base64"u8,
            _ => "none"u8,
        });
        json.WriteEndObject();
    }

    private static void WriteError(Utf8JsonWriter json, WireOutcome wire, ExecutionError? error)
    {
        if (wire.ErrorCode is null)
        {
            json.WriteNull("error"u8);
            return;
        }

        // A host fault says nothing of itself, whatever the sandbox put into the error.
        var told = wire.HttpStatus == 500 ? null : error;
        json.WriteString("error"u8, told?.MessageWithHint ?? wire.Message);
        json.WriteString("error_type"u8, told?.Name ?? wire.ErrorType);
        json.WriteString("error_code"u8, told?.Code ?? wire.ErrorCode);
        if (told?.Hint is { } hint)
        {
            json.WriteString("hint"u8, hint);
        }

        if (told?.Diagnostic is { } place)
        {
            json.WriteStartObject("diagnostic"u8);
            json.WriteNumber("line"u8, place.Line);
            json.WriteNumber("column"u8, place.Column);
            json.WriteString("code_frame"u8, place.CodeFrame);
            json.WriteEndObject();
        }

        if (told?.Limit is { } limit)
        {
            WriteLimit(json, limit);
        }

        if (told?.Stack is { } stack)
        {
            json.WriteString("stack"u8, stack);
        }
    }

    private static void WriteLimit(Utf8JsonWriter json, LimitReport limit)
    {
        json.WriteStartObject("limit"u8);
        json.WriteString("name"u8, limit.Name);
        json.WriteString("unit"u8, limit.Unit);
        if (limit.Used is { } used)
        {
            json.WriteNumber("used"u8, used);
        }

        json.WriteNumber("allowed"u8, limit.Allowed);
        json.WriteEndObject();
    }

    private static void WriteLogs(Utf8JsonWriter json, string executionId, IReadOnlyList<LogEntry> logs)
    {
        json.WriteStartArray("logs"u8);
        for (var i = 0; i < logs.Count; i++)
        {
            var entry = logs[i];
            json.WriteStartObject();
            json.WriteString("level"u8, Level(entry.Level));
            json.WriteString("message"u8, entry.Message);
            WriteRaw(json, "data"u8, entry.DataJson);
            json.WriteString("timestamp"u8, WireTime.Format(entry.Timestamp));
            json.WriteString("execution_id"u8, executionId);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteMetrics(Utf8JsonWriter json, ExecutionMetrics metrics)
    {
        json.WriteStartObject("metrics"u8);
        json.WriteNumber("wall_ms"u8, Milliseconds(metrics.Wall));
        json.WriteNumber("cpu_ms"u8, Milliseconds(metrics.Cpu));
        json.WriteNumber("queue_ms"u8, Milliseconds(metrics.Queue));
        json.WriteNumber("allocated_bytes"u8, metrics.AllocatedBytes);
        json.WriteNumber("host_calls"u8, metrics.HostCalls);
        json.WriteNumber("egress_calls"u8, metrics.EgressCalls);
        json.WriteNumber("log_bytes"u8, metrics.LogBytes);
        if (metrics.Drain > TimeSpan.Zero)
        {
            json.WriteNumber("drain_ms"u8, Milliseconds(metrics.Drain));
        }

        if (metrics.LogEntriesDropped > 0)
        {
            json.WriteNumber("log_entries_dropped"u8, metrics.LogEntriesDropped);
        }

        json.WriteEndObject();
    }

    private static void WriteRaw(Utf8JsonWriter json, ReadOnlySpan<byte> name, ReadOnlyMemory<byte> value)
    {
        json.WritePropertyName(name);
        if (value.IsEmpty)
        {
            json.WriteNullValue();
        }
        else
        {
            // The sandbox wrote it with its own bounded writer; reading it again would only cost time.
            json.WriteRawValue(value.Span, skipInputValidation: true);
        }
    }

    private static ReadOnlySpan<byte> Level(LogEntryLevel level) => level switch
    {
        LogEntryLevel.Debug => "debug"u8,
        LogEntryLevel.Warn => "warn"u8,
        LogEntryLevel.Error => "error"u8,
        _ => "info"u8,
    };

    private static double Milliseconds(TimeSpan time) => Math.Round(time.TotalMilliseconds, 3);
}
