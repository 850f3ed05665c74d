using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.HostCalls.Jwt;

internal static class TokenRegistration
{
    public static IServiceCollection AddTokens(this IServiceCollection services, TokenOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<ProjectKeys>();
        services.TryAddSingleton<TokenKeys>();
        services.AddSingleton<IHostOperations, TokenOperations>();
        return services;
    }
}
