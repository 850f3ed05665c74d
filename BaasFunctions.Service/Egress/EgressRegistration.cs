using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.Options;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Egress;

internal static class EgressRegistration
{
    public static IServiceCollection AddEgress(this IServiceCollection services, ServiceOptions options)
    {
        services.TryAddSingleton(options.Egress);
        services.TryAddSingleton<INameResolver, SystemNameResolver>();
        services.TryAddSingleton(options.Projects);
        services.TryAddSingleton<HttpSenders>();
        services.TryAddSingleton<HostBreakers>();
        services.TryAddSingleton<HttpClientOfFunctions>();
        services.AddSingleton<IHostOperations, HttpOperations>();
        return services;
    }
}
