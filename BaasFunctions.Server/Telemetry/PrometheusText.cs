using BaasFunctions.Service.Observability;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace BaasFunctions.Server.Telemetry;

/// <summary>What is measured, in the text format of Prometheus. Nothing is sent: whoever wants it asks.</summary>
internal sealed class PrometheusText : IMetricsText, IDisposable
{
    private readonly MeterProvider _metrics;
    private readonly RequestDelegate _scrape;

    public PrometheusText(IServiceProvider services, string serviceName)
    {
        _metrics = Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(TelemetryResource.Of(serviceName))
            .AddMeter(TelemetryOptions.SourceNames())
            .AddPrometheusExporter(prometheus => prometheus.ScrapeResponseCacheDurationMilliseconds = 300)
            .Build();
        var branch = new ApplicationBuilder(services);
        branch.UseOpenTelemetryPrometheusScrapingEndpoint(_metrics, predicate: null, path: "/metrics", configureBranchedPipeline: null, optionsName: null);
        _scrape = branch.Build();
    }

    public Task WriteAsync(HttpContext http) => _scrape(http);

    public void Dispose() => _metrics.Dispose();
}
