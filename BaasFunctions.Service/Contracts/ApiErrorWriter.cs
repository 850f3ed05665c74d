using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Contracts;

/// <summary>Writes an error as a response.</summary>
internal static class ApiErrorWriter
{
    public static ValueTask WriteAsync(HttpContext http, ApiError refusal, DateTimeOffset now)
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

        return JsonResponse.SendAsync(http, refusal.Status, Body(refusal, http, now), ApiJson.Default.ErrorResponse);
    }

    private static ErrorResponse Body(ApiError refusal, HttpContext http, DateTimeOffset now) => new()
    {
        Error = refusal.Message,
        Code = refusal.Code,
        Path = refusal.Path,
        Field = refusal.Field,
        Line = refusal.Position?.Line,
        Column = refusal.Position?.Column,
        ByteOffset = refusal.Position?.ByteOffset,
        Hint = refusal.Hint,
        RetryAfter = refusal.RetryAfter is { } wait ? WholeSeconds(wait) : null,
        ExecutionId = refusal.NamesExecution ? ExecutionIdHeader.Answered(http) ?? "unknown" : null,
        Timestamp = refusal.NamesExecution ? Timestamp.Iso(now) : null,
    };

    private static long WholeSeconds(TimeSpan wait) => Math.Max(1, (long)Math.Ceiling(wait.TotalSeconds));
}
