namespace BaasFunctions.Service.Configuration;

internal static partial class SettingsTable
{
    private static IEnumerable<Setting> TelemetryRows() =>
    [
        SettingRow.Text("OTEL_EXPORTER_OTLP_ENDPOINT", "", "an http or https address", "collector that traces, metrics and log lines are sent to; unset: nothing is sent",
            (o, text) => Uri.TryCreate(text.Trim(), UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.UserInfo.Length == 0
                ? SettingOutcome.Accepted(o with { Telemetry = o.Telemetry with { OtlpEndpoint = url } })
                : SettingOutcome.Refused("must be an http or https address without user and password")),
        SettingRow.Choice("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf", ["http/protobuf", "grpc"], "how the collector is spoken to",
            (o, v) => o with { Telemetry = o.Telemetry with { OtlpIsGrpc = v == "grpc" } }),
        SettingRow.Text("OTEL_EXPORTER_OTLP_HEADERS", "", "name=value,name=value", "headers for the collector, such as its key",
            (o, text) => text.Split(',').All(pair => pair.IndexOf('=') > 0)
                ? SettingOutcome.Accepted(o with { Telemetry = o.Telemetry with { OtlpHeaders = text.Trim() } })
                : SettingOutcome.Refused("must be name=value, with commas between them")) with { IsSecret = true },
        SettingRow.Text("OTEL_SERVICE_NAME", "baas-functions", "1 to 128 characters", "name of this service in what is sent",
            (o, text) => text.Trim() is { Length: > 0 and <= 128 } name
                ? SettingOutcome.Accepted(o with { Telemetry = o.Telemetry with { ServiceName = name } })
                : SettingOutcome.Refused("must have 1 to 128 characters")),
    ];
}
