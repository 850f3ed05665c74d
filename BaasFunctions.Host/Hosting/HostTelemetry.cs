using Azure.Monitor.OpenTelemetry.Exporter;
using BaasFunctions.Service.Observability;
using Microsoft.Azure.Functions.Worker.OpenTelemetry;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry;

namespace BaasFunctions.Host.Hosting;

/// <summary>Telemetry to Azure Monitor where its connection string is set; nothing otherwise.</summary>
internal static class HostTelemetry
{
    private const string ConnectionString = "APPLICATIONINSIGHTS_CONNECTION_STRING";

    public static void AddHostTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable(ConnectionString)))
        {
            return;
        }

        services.AddOpenTelemetry()
            .UseFunctionsWorkerDefaults()
            .WithTracing(traces => traces.AddSource("BaasFunctions.Service", "BaasFunctions.Sandbox"))
            .WithMetrics(metrics => metrics.AddMeter(options.Metrics ? ["BaasFunctions.Service", "BaasFunctions.Sandbox"] : []))
            .UseAzureMonitorExporter();
    }
}
