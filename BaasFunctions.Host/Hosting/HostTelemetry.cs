using Azure.Monitor.OpenTelemetry.Exporter;
using BaasFunctions.Service.Observability;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;

namespace BaasFunctions.Host.Hosting;

/// <summary>
/// Traces, metrics and log lines to Azure Monitor where its connection string is set, and to a collector where its address is; nothing otherwise.
/// </summary>
internal static class HostTelemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    private static readonly string[] s_sources = ["BaasFunctions.Service", "BaasFunctions.Sandbox"];

    /// <summary>Registers the exporters; returns what is wrong with their settings, one sentence each.</summary>
    public static IEnumerable<string> AddTo(IServiceCollection services, TelemetryOptions options, IConfiguration settings)
    {
        var monitor = settings[ConnectionString];
        if (string.IsNullOrEmpty(monitor) && options.OtlpEndpoint is null)
        {
            return [];
        }

        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource(s_sources))
            .WithMetrics(metrics => metrics.AddMeter(options.Metrics ? s_sources : []))
            .WithLogging(configureBuilder: null, lines => lines.IncludeFormattedMessage = true);
        if (options.OtlpEndpoint is { } collector)
        {
            // Headers and the name of the service are read from the environment by the library.
            telemetry.UseOtlpExporter(options.OtlpIsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, collector);
        }

        if (string.IsNullOrEmpty(monitor))
        {
            return [];
        }

        var (credential, fault) = MonitorIdentity.Read(settings[MonitorIdentity.Setting]);
        telemetry.UseAzureMonitorExporter(exporter =>
        {
            exporter.ConnectionString = monitor;
            exporter.Credential = credential;
        });
        return fault is null ? [] : [fault];
    }
}
