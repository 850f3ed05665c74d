using System.Buffers.Text;
using System.Globalization;
using System.Text;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Requests;

/// <summary>The query parameters of paths about executions. One that is not known is refused, because it would mean that less was asked for than is answered.</summary>
internal static class ExecutionParameters
{
    private const int MaxText = 1024;

    /// <summary>A key may be sent as this one.</summary>
    private const string Key = "code";

    public static IReadOnlyList<string> OfList { get; } = ["function", "trigger", "outcome", "execution_id", "since", "until", "limit", "cursor"];

    public static IReadOnlyList<string> OfStatistics { get; } = ["function", "since", "until"];

    public static IReadOnlyList<string> None { get; } = [];

    /// <summary>A place in a list, as a caller gets it.</summary>
    public static string CursorOf(string id) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(id));

    /// <summary>Reads them; returns what is wrong.</summary>
    /// <param name="query">The query of the request.</param>
    /// <param name="known">Those that the path has.</param>
    /// <param name="filter">What they ask for.</param>
    public static ApiError? Read(IQueryCollection query, IReadOnlyList<string> known, out ExecutionFilter filter)
    {
        filter = new ExecutionFilter();
        foreach (var (name, values) in query)
        {
            if (name == Key)
            {
                continue;
            }

            if (!known.Contains(name))
            {
                return ApiErrors.UnknownParameter(LogText.Of(name), known.Count == 0 ? "none" : string.Join(", ", known));
            }

            if (values is not [{ Length: > 0 and <= MaxText } text])
            {
                return ApiErrors.InvalidParameter(name, $"given once, with 1 to {MaxText} characters");
            }

            if (Add(name, text, ref filter) is { } wrong)
            {
                return wrong;
            }
        }

        return null;
    }

    private static ApiError? Add(string name, string text, ref ExecutionFilter filter)
    {
        // As it was stored: what no database takes would find nothing, or fail.
        var stored = StorableText.Of(text, MaxText);
        switch (name)
        {
            case "function":
                filter = filter with { Function = stored };
                return null;
            case "execution_id":
                filter = filter with { ExecutionId = stored };
                return null;
            case "trigger":
                filter = filter with { Trigger = text };
                return OneOf(name, text, TriggerNames.All);
            case "outcome":
                filter = filter with { Outcome = text };
                return OneOf(name, text, RecordOutcome.All);
            case "since":
                filter = filter with { Since = TimeOf(text) };
                return filter.Since is null ? NoTime(name) : null;
            case "until":
                filter = filter with { Until = TimeOf(text) };
                return filter.Until is null ? NoTime(name) : null;
            case "cursor":
                filter = filter with { Before = IdOf(text) };
                return filter.Before is null ? ApiErrors.InvalidParameter(name, "the next_cursor of an earlier answer") : null;
            default:
                var isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit);
                filter = filter with { Limit = limit };
                return isNumber && limit is >= 1 and <= ExecutionFilter.MaxLimit ? null : ApiErrors.InvalidParameter(name, $"a whole number from 1 to {ExecutionFilter.MaxLimit}");
        }
    }

    private static ApiError? OneOf(string name, string text, IReadOnlyList<string> all) =>
        all.Contains(text) ? null : ApiErrors.InvalidParameter(name, $"one of {string.Join(", ", all)}");

    private static ApiError NoTime(string name) => ApiErrors.InvalidParameter(name, "a time in ISO 8601 such as 2026-01-31T12:00:00Z");

    private static DateTimeOffset? TimeOf(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) && time.Year is >= 1970 and <= 9000 ? time : null;

    private static string? IdOf(string text)
    {
        Span<byte> bytes = stackalloc byte[64];
        return text.Length <= 80 && Base64Url.IsValid(text) && Base64Url.TryDecodeFromChars(text, bytes, out var length)
            && Guid.TryParseExact(Encoding.UTF8.GetString(bytes[..length]), "D", out var id)
                ? id.ToString()
                : null;
    }
}
