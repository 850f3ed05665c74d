using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Auth.Quotas;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Auth;

internal static class AuthRegistration
{
    public static IServiceCollection AddAccess(this IServiceCollection services, AccessOptions access, QuotaOptions quotas)
    {
        services.TryAddSingleton(access);
        services.TryAddSingleton(quotas);
        services.TryAddSingleton(quotas.Projects);
        services.TryAddSingleton<KeyRing>();
        services.TryAddSingleton<AccessAudit>();
        services.TryAddSingleton<QuotaMeter>();

        // By hand, because its constructor takes parts that are not public.
        services.TryAddSingleton(provider => new ApiKeyManager(
            provider.GetRequiredService<IKeyStore>(),
            provider.GetRequiredService<KeyRing>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ApiKeyManager>>()));
        services.TryAddSingleton<RequestRates>();
        services.TryAddSingleton<AccessGate>();
        return services;
    }
}
