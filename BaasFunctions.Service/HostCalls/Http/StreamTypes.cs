using System.Collections.Frozen;

namespace BaasFunctions.Service.HostCalls.Http;

/// <summary>Content types that are made to be read while they are written: events, and one JSON value per line.</summary>
internal static class StreamTypes
{
    private static readonly FrozenSet<string> s_types = new[]
    {
        "text/event-stream", "application/x-ndjson", "application/ndjson", "application/jsonl", "application/x-jsonlines", "application/jsonlines", "application/json-seq",
        "application/stream+json", "application/vnd.amazon.eventstream", "multipart/x-mixed-replace",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool Has(HttpContent content) =>
        content.Headers.NonValidated.TryGetValues("Content-Type", out var values) && s_types.Contains(values.ToString().Split(';')[0].Trim());
}
