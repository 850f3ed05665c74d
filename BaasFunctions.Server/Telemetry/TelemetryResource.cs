using OpenTelemetry.Resources;

namespace BaasFunctions.Server.Telemetry;

/// <summary>As whom the service is told.</summary>
internal static class TelemetryResource
{
    public static ResourceBuilder Of(string serviceName) => ResourceBuilder.CreateDefault()
        .AddService(serviceName, serviceVersion: typeof(TelemetryResource).Assembly.GetName().Version?.ToString(3));
}
