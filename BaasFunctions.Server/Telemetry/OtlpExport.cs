using BaasFunctions.Service.Observability;
using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace BaasFunctions.Server.Telemetry;

/// <summary>Sends traces, metrics and log lines to a collector, from buffers that are bounded by the library.</summary>
internal sealed class OtlpExport : IDisposable
{
    private readonly TracerProvider _traces;
    private readonly MeterProvider _metrics;

    private OtlpExport(TelemetryOptions options)
    {
        _traces = Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(TelemetryResource.Of(options.ServiceName))
            .AddSource(TelemetryOptions.SourceNames())
            .AddOtlpExporter(otlp => Configure(otlp, options, "v1/traces"))
            .Build();
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(TelemetryResource.Of(options.ServiceName))
            .AddMeter(TelemetryOptions.SourceNames())
            .AddOtlpExporter(otlp => Configure(otlp, options, "v1/metrics"))
            .Build();
    }

    /// <summary>Begins to send; null where no collector is set.</summary>
    public static OtlpExport? Start(TelemetryOptions options) => options.OtlpEndpoint is null ? null : new OtlpExport(options);

    /// <summary>Sends log lines too, with the trace that they belong to.</summary>
    public static void AddLogs(ILoggingBuilder logging, TelemetryOptions options)
    {
        if (options.OtlpEndpoint is not null)
        {
            logging.AddOpenTelemetry(lines =>
            {
                lines.IncludeFormattedMessage = true;
                lines.SetResourceBuilder(TelemetryResource.Of(options.ServiceName));
                lines.AddOtlpExporter(otlp => Configure(otlp, options, "v1/logs"));
            });
        }
    }

    /// <summary>Sends what is left, for at most some seconds.</summary>
    public void Dispose()
    {
        _traces.Dispose();
        _metrics.Dispose();
    }

    /// <summary>By HTTP each signal has a path of its own under the address (OTLP exporter configuration, endpoint URLs).</summary>
    private static void Configure(OtlpExporterOptions otlp, TelemetryOptions options, string path)
    {
        var endpoint = options.OtlpEndpoint!;
        otlp.Protocol = options.OtlpIsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = options.OtlpIsGrpc ? endpoint : new Uri(endpoint.AbsoluteUri.TrimEnd('/') + "/" + path);
        otlp.Headers = options.OtlpHeaders;
    }
}
