using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Health;

internal static class HealthRegistration
{
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.TryAddSingleton<ServiceIdentity>();
        services.TryAddSingleton<HealthChecks>();
        services.TryAddSingleton<Readiness>();

        // By hand, because its constructor takes parts that are not public.
        services.TryAddSingleton(provider => new ServiceWarmUp(provider.GetRequiredService<HealthChecks>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHealthProbe, SandboxProbe>());
        return services;
    }
}
