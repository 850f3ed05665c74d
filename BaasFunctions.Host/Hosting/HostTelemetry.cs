using Azure.Monitor.OpenTelemetry.Exporter;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Observability;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Resources;

namespace BaasFunctions.Host.Hosting;

/// <summary>
/// Traces, metrics and log lines to Azure Monitor where its connection string is set, and to a collector where its address is; nothing otherwise.
/// </summary>
internal static class HostTelemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    /// <summary>By this and OTEL_TRACES_SAMPLER_ARG the exporter of Azure Monitor samples (its readme): <c>microsoft.fixed_percentage</c> or <c>microsoft.rate_limited</c>.</summary>
    private const string Sampler = "OTEL_TRACES_SAMPLER";

    /// <summary>Registers the exporters; returns what is wrong with their settings, one sentence each.</summary>
    public static IEnumerable<string> AddTo(IServiceCollection services, ServiceOptions options, IConfiguration settings)
    {
        var monitor = settings[ConnectionString];
        var collector = options.Telemetry.OtlpEndpoint;
        if (string.IsNullOrEmpty(monitor) && collector is null)
        {
            return [];
        }

        var telemetry = services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .ConfigureResource(resource => resource.AddService(options.Telemetry.ServiceName))
            .WithTracing(traces => traces.AddSource(TelemetryOptions.SourceNames()))
            .WithMetrics(metrics => metrics.AddMeter(options.Telemetry.Metrics ? TelemetryOptions.SourceNames() : []))
            .WithLogging(configureBuilder: null, lines => lines.IncludeFormattedMessage = true);
        if (collector is not null)
        {
            // The library reads the headers from the environment.
            telemetry.UseOtlpExporter(options.Telemetry.OtlpIsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf, collector);
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
            exporter.StorageDirectory = Path.Combine(Path.GetFullPath(options.Data.Directory), "telemetry");
            exporter.EnableStandardMetrics = exporter.EnablePerformanceCounters = options.Telemetry.Metrics;

            // By default five traces a second are kept, and no log line of the others; the audit log is among these.
            exporter.EnableTraceBasedLogsSampler = false;
            if (string.IsNullOrEmpty(settings[Sampler]))
            {
                (exporter.SamplingRatio, exporter.TracesPerSecond) = (1, null);
            }
        });
        return fault is null ? [] : [fault];
    }
}
