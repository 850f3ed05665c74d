using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>Makes two answers comparable: what differs from run to run is replaced by what kind of thing it is.</summary>
internal static partial class Volatile
{
    private static readonly HashSet<string> s_names = new(StringComparer.Ordinal)
    {
        "timestamp", "uptime", "execution_time_ms", "memory_used_mb", "wall_ms", "cpu_ms", "queue_ms", "allocated_bytes", "log_bytes", "used",
        "used_mb", "limit_mb", "usage_percent", "load_average", "load_per_core", "cores", "free_mb", "total_mb", "pid", "rss", "heap_total", "heap_used",
        "external", "heapTotal", "heapUsed", "arrayBuffers", "node_version", "platform", "arch", "version", "versions", "workers_wanted", "workers_up",
        "running", "worker_restarts", "worker_failed_starts", "isolated_projects", "confinement", "confinement_missing", "confinement_not_applied", "spare_ready", "concurrency",
        "data_directory_exists", "isolation",
    };

    /// <summary>A copy with the volatile members replaced.</summary>
    public static JsonNode? Mask(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(members.Select(member => KeyValuePair.Create(
            member.Key, s_names.Contains(member.Key) ? Kind(member.Value) : IsVerdict(members, member.Key) ? "(verdict)" : Mask(member.Value)))),
        JsonArray items => new JsonArray([.. items.Select(Mask)]),
        JsonValue value when value.TryGetValue<string>(out var text) && Timestamp().IsMatch(text) => "(timestamp)",
        _ => node?.DeepClone(),
    };

    /// <summary>A busy machine makes the health a warning: that is not what an example shows.</summary>
    private static bool IsVerdict(JsonObject members, string name) =>
        name is "status" or "message" && (members.ContainsKey("checks") || members.ContainsKey("load_average") || members.ContainsKey("used_mb") || members.ContainsKey("free_mb"));

    private static JsonNode Kind(JsonNode? value) => value switch
    {
        JsonArray => "(array)",
        JsonObject => "(object)",
        null => "(null)",
        _ => $"({value.GetValueKind()})".Replace("True", "Boolean", StringComparison.Ordinal).Replace("False", "Boolean", StringComparison.Ordinal),
    };

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z\z")]
    private static partial Regex Timestamp();
}
