using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Contracts;

/// <summary>The header by which a caller and the service name one execution to each other.</summary>
internal static class ExecutionIdHeader
{
    public const string Name = "X-BaaS-Execution-ID";

    private const int MaxLength = 128;

    /// <summary>The id that the caller sent; null when there is none or it could not be sent back as it is.</summary>
    public static string? Of(HttpContext http) =>
        http.Request.Headers.TryGetValue(Name, out var values) && values.Count == 1 && IsPlain(values[0]) ? values[0] : null;

    /// <summary>The id that the answer carries: the body's once that was read, before that the header's; null when neither is known.</summary>
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
