using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Contracts;

/// <summary>The header that carries the execution id in requests and responses.</summary>
internal static class ExecutionIdHeader
{
    public const string Name = "X-BaaS-Execution-ID";

    private const int MaxLength = 128;

    /// <summary>The id that the caller sent; null when there is none or a header cannot carry it.</summary>
    public static string? Of(HttpContext http) =>
        http.Request.Headers.TryGetValue(Name, out var values) && values.Count == 1 && IsPlain(values[0]) ? values[0] : null;

    /// <summary>The id for the response: from the body once it was read, otherwise from the header; null when neither is known.</summary>
    public static string? Answered(HttpContext http) => http.Response.Headers[Name] is [{ } id] ? id : null;

    /// <summary>Sends the id back, when a header can carry it.</summary>
    public static void Echo(HttpContext http, string? executionId)
    {
        if (IsPlain(executionId))
        {
            http.Response.Headers[Name] = executionId;
        }
    }

    private static bool IsPlain(string? id) =>
        id is { Length: > 0 and <= MaxLength } && !id.AsSpan().ContainsAnyExceptInRange('!', '~');
}
