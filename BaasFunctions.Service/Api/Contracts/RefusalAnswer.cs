using System.Globalization;
using BaasFunctions.Service.Api.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Contracts;

/// <summary>Writes a refusal as a response.</summary>
internal static class RefusalAnswer
{
    public static ValueTask WriteAsync(HttpContext http, Refusal refusal, DateTimeOffset now)
    {
        if (http.Response.HasStarted || http.RequestAborted.IsCancellationRequested)
        {
            return ValueTask.CompletedTask;
        }

        var headers = http.Response.Headers;
        if (refusal.RetryAfter is { } wait)
        {
            headers.RetryAfter = WholeSeconds(wait).ToString(CultureInfo.InvariantCulture);
        }

        if (refusal.Allow is { } allow)
        {
            headers.Allow = allow;
        }

        if (refusal.Status == 401)
        {
            headers.WWWAuthenticate = "Bearer";
        }

        // HTTP/2 and later have no such header: there one stream ends, not the connection.
        if (refusal.ClosesConnection && http.Request.Protocol is "HTTP/1.1" or "HTTP/1.0")
        {
            headers.Connection = "close";
        }

        var buffer = ResponseBuffer.Rent();
        Fill(buffer, refusal, http, now);
        return JsonResponse.SendAsync(http, refusal.Status, buffer);
    }

    private static void Fill(ResponseBuffer buffer, Refusal refusal, HttpContext http, DateTimeOffset now)
    {
        var json = buffer.Json;
        json.WriteStartObject();
        json.WriteString("status"u8, "error"u8);
        json.WriteString("error"u8, refusal.Message);
        json.WriteString("code"u8, refusal.Code);
        if (refusal.Path is { } path)
        {
            json.WriteString("path"u8, path);
        }

        if (refusal.Field is { } field)
        {
            json.WriteString("field"u8, field);
        }

        if (refusal.Position is { } position)
        {
            json.WriteNumber("line"u8, position.Line);
            json.WriteNumber("column"u8, position.Column);
            json.WriteNumber("byte_offset"u8, position.ByteOffset);
        }

        if (refusal.Hint is { } hint)
        {
            json.WriteString("hint"u8, hint);
        }

        if (refusal.RetryAfter is { } wait)
        {
            json.WriteNumber("retry_after"u8, WholeSeconds(wait));
        }

        if (refusal.NamesExecution)
        {
            json.WriteString("execution_id"u8, ExecutionIdHeader.Answered(http) ?? "unknown");
            json.WriteString("timestamp"u8, WireTime.Format(now));
        }

        json.WriteEndObject();
    }

    private static long WholeSeconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
