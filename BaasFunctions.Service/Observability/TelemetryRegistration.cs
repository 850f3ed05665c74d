using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Observability;

internal static class TelemetryRegistration
{
    public static IServiceCollection AddTelemetry(this IServiceCollection services, TelemetryOptions options)
    {
        services.TryAddSingleton(options);
        services.AddMetrics();
        services.TryAddSingleton<ServiceTelemetry>();
        return services;
    }
}
