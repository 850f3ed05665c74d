namespace BaasFunctions.Service.Configuration;

/// <summary>Every setting, once. The reader, <c>--help</c> and docs/settings.md are made from these rows.</summary>
internal static partial class SettingsTable
{
    /// <summary>The rows, in the order in which they are documented.</summary>
    public static IReadOnlyList<Setting> Rows { get; } =
        [.. ServerRows(), .. OperationRows(), .. TelemetryRows(), .. DataRows(), .. FileRows(), .. EgressRows(), .. CallerRows(), .. ProjectRows(), .. ExecutionRows(), .. TestRows(), .. WorkerRows()];

    private static IEnumerable<Setting> ServerRows() =>
    [
        SettingRow.Number("PORT", 3001, 0, 65_535, "", "TCP port; 0 lets the system choose",
            (o, v) => o with { Port = (int)v }),
        SettingRow.Text("BAAS_BIND_ADDRESS", "", "an IP address",
            "address to listen on; without it loopback, or every address when the start finds a key, in BAAS_API_KEYS or in the store",
            SettingText.BindAddress),
        SettingRow.Text("NODE_ENV", "development", "1 to 64 characters",
            "name of the environment; `production` logs JSON lines and lowers the default rate limit",
            SettingText.EnvironmentName),
        SettingRow.Choice("LOG_LEVEL", "info", ["error", "warn", "info", "http", "verbose", "debug", "silly"],
            "least severe level that is logged",
            (o, v) => o with { LogLevel = SettingText.LogLevel(v) }),
        SettingRow.Choice("ENABLE_DEBUG_LOGS", "false", ["true", "false"], "`true` is the same as `LOG_LEVEL=debug`",
            (o, v) => v == "true" ? o with { LogLevel = ServiceLogLevel.Debug } : o),
        SettingRow.Number("BAAS_MAX_BODY_BYTES", 10 << 20, 1024, 100 << 20, "bytes", "largest request body, after decompression",
            (o, v) => o with { MaxBodyBytes = (int)v }),
        SettingRow.Number("BAAS_MAX_CONNECTIONS", 10_000, 1, 1_000_000, "", "connections at the same time",
            (o, v) => o with { MaxConnections = (int)v }),
        SettingRow.Milliseconds("BAAS_KEEP_ALIVE", 120_000, 1_000, 3_600_000, "how long an idle connection is kept",
            (o, v) => o with { KeepAlive = v }),
        SettingRow.Milliseconds("BAAS_HEADERS_TIMEOUT", 15_000, 1_000, 600_000, "how long a caller may take to send a request's header",
            (o, v) => o with { HeadersTimeout = v }),
        SettingRow.Milliseconds("BAAS_BODY_TIMEOUT", 60_000, 1_000, 600_000, "how long a caller may take to send a request's body",
            (o, v) => o with { BodyTimeout = v }),
        SettingRow.Milliseconds("BAAS_DRAIN_TIMEOUT", 25_000, 0, 600_000, "how long running executions may go on after SIGTERM or Ctrl-C",
            (o, v) => o with { DrainTimeout = v }),
    ];

    private static IEnumerable<Setting> CallerRows() =>
    [
        SettingRow.Text("BAAS_API_KEYS", "", "comma-separated keys of 16 to 256 visible characters",
            "keys that open every project but not `/keys`, beside those that `keys create` makes; without any only this machine is served",
            SettingText.ApiKeys) with { IsSecret = true },
        SettingRow.Milliseconds("BAAS_KEY_CACHE", 5_000, 0, 300_000, "how long what the store says of a key is believed, so also how long a revoked one may still open something on other instances",
            (o, v) => o with { KeyCacheTime = v }),
        SettingRow.Choice("BAAS_AUDIT", "all", ["all", "refusals"], "whether each use of a key is logged, or refusals only",
            (o, v) => o with { AuditsUse = v == "all" }),
        SettingRow.Text("API_KEY_HEADER", "X-API-Key", "a header name",
            "header that carries the key, beside `x-functions-key`, `Authorization: Bearer` and `?code=`",
            SettingText.ApiKeyHeader),
        SettingRow.Text("ALLOWED_ORIGINS", "http://localhost", "comma-separated origins", "origins whose pages may call the service",
            SettingText.AllowedOrigins),
        SettingRow.Milliseconds("RATE_LIMIT_WINDOW_MS", 60_000, 100, 3_600_000, "length of a rate window",
            (o, v) => o with { RateLimitWindow = v }),
        SettingRow.Number("RATE_LIMIT_MAX_REQUESTS", 100, 1, 100_000_000, "requests",
            "requests of one caller per window; unset and without keys nothing is counted",
            (o, v) => o with { RateLimitMaxRequests = (int)v }) with { Default = "100 in production, else 1000" },
    ];
}
