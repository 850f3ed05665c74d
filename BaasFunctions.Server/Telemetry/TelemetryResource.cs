using OpenTelemetry.Resources;

namespace BaasFunctions.Server.Telemetry;

/// <summary>What the service measures and traces, and as whom it is told.</summary>
internal static class TelemetrySources
{
    /// <summary>Names of meters and activity sources.</summary>
    public static string[] Names { get; } = ["BaasFunctions.Service", "BaasFunctions.Sandbox"];

    public static ResourceBuilder Resource(string serviceName) => ResourceBuilder.CreateDefault()
        .AddService(serviceName, serviceVersion: typeof(TelemetrySources).Assembly.GetName().Version?.ToString(3));
}
