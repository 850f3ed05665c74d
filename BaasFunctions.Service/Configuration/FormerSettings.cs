namespace BaasFunctions.Service.Configuration;

/// <summary>Names that existing installations may set, and that nothing reads: said at start, so that nobody relies on one in vain.</summary>
internal static class FormerSettings
{
    /// <summary>What is fixed now, by the name that set it, and where something else does so, that.</summary>
    private static readonly Dictionary<string, string> s_values = new(StringComparer.Ordinal)
    {
        ["BAAS_PROJECT_SHARE"] = "1 per processor", ["BAAS_PROJECT_QUEUE"] = "3/4 of BAAS_MAX_QUEUE",
        ["BAAS_MAX_RECURSION"] = "1000", ["BAAS_MAX_ARRAY_LENGTH"] = "1048576", ["BAAS_REGEX_TIMEOUT"] = "1000 ms",
        ["BAAS_MAX_SOURCE_LENGTH"] = "1048576", ["BAAS_MAX_SOURCE_NODES"] = "250000", ["BAAS_MAX_SOURCE_DEPTH"] = "200",
        ["BAAS_MAX_RESULT_DEPTH"] = "64", ["BAAS_MAX_RESULT_PROPERTIES"] = "500000, within BAAS_MAX_RESULT_BYTES",
        ["BAAS_MAX_LOG_ENTRIES"] = "1000", ["BAAS_MAX_LOG_BYTES"] = "1048576",
        ["BAAS_HOST_CALLS_AT_ONCE"] = "32", ["BAAS_HOST_CALL_BYTES"] = "10485760", ["BAAS_HOST_CALL_TOTAL_BYTES"] = "67108864",
        ["BAAS_TEST_TIMEOUT"] = "10000 ms, or MAX_TIMEOUT where that is less", ["BAAS_TEST_MAX_TIMEOUT"] = "30000 ms, or MAX_TIMEOUT where that is less",
        ["BAAS_TEST_MEMORY"] = "128 MB, or MAX_MEMORY_LIMIT where that is less", ["BAAS_TEST_MAX_MEMORY"] = "256 MB, or MAX_MEMORY_LIMIT where that is less",
        ["BAAS_WORKER_EXECUTIONS"] = "32, or what BAAS_MAX_CONCURRENCY needs", ["BAAS_WORKER_GRACE"] = "500 ms", ["BAAS_WORKER_QUEUE_WAIT"] = "5000 ms",
        ["BAAS_WORKER_RERUNS"] = "2", ["BAAS_WORKER_START_TIMEOUT"] = "20000 ms", ["BAAS_WORKER_UNRESPONSIVE"] = "5000 ms",
        ["BAAS_WORKER_RESTART_MIN"] = "50 ms", ["BAAS_WORKER_RESTART_MAX"] = "10000 ms", ["BAAS_WORKER_IDLE"] = "60000 ms",
        ["BAAS_PROJECT_WORKERS"] = "as many as fit into BAAS_POOL_MEMORY", ["BAAS_SPARE_WORKER"] = "as many as are needed, within a quarter of BAAS_POOL_MEMORY",
        ["BAAS_WORKER_KILLS"] = "3", ["BAAS_WORKER_SLOWDOWN"] = "5000 ms",
        ["BAAS_DB_ROWS"] = "1000", ["BAAS_DB_ROWS_SCANNED"] = "10000", ["BAAS_DB_ROW_BYTES"] = "1048576", ["BAAS_DB_RESULT_BYTES"] = "8388608",
        ["BAAS_DB_TRANSACTION_TIMEOUT"] = "10000 ms", ["BAAS_KV_VALUE_BYTES"] = "262144",
        ["BAAS_EGRESS_BYTES_OUT"] = "10485760", ["BAAS_EGRESS_BYTES_IN"] = "33554432", ["BAAS_HTTP_RESPONSE_BYTES"] = "8388608",
        ["BAAS_HTTP_MAX_TIMEOUT"] = "120000 ms, or BAAS_HTTP_TIMEOUT where that is more", ["BAAS_HTTP_REDIRECTS"] = "5", ["BAAS_HTTP_RETRIES"] = "2",
        ["BAAS_DISK_WARNING"] = "256 MB", ["BAAS_LOG_FILE_BYTES"] = "104857600",
    };

    /// <summary>Names of the service that this one replaces that have no effect here. They stop no start.</summary>
    public static IReadOnlyList<string> WithoutEffect { get; } = ["REDIS_URL", "ENABLE_REALTIME", "REALTIME_PORT"];

    /// <summary>Names that are refused.</summary>
    public static IEnumerable<string> Refused => s_values.Keys;

    /// <summary>What to do instead of setting a name that was a setting; null for any other.</summary>
    public static string? InsteadOf(string name) => s_values.TryGetValue(name, out var value) ? $"it is {value}; leave it out" : null;

    public static IReadOnlyList<string> Warnings(IEnumerable<string> names) =>
        WithoutEffect.Intersect(names).ToArray() is { Length: > 0 } found ? [$"set, but without effect in this version: {string.Join(", ", found)}"] : [];
}
