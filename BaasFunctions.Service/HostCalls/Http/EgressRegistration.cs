using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.HostCalls;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.HostCalls.Http;

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
