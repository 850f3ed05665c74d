using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BaasFunctions.Service.Invocations;

internal static class InvocationRegistration
{
    public static IServiceCollection AddInvocations(this IServiceCollection services)
    {
        services.TryAddSingleton<InvocationSignal>();
        services.TryAddSingleton<InvocationQuota>();
        services.TryAddSingleton<InvocationStore>();
        services.TryAddSingleton<InvocationQueue>();
        services.TryAddSingleton<InvocationRunner>();
        services.TryAddSingleton<InvocationDispatcher>();
        services.TryAddSingleton<InvocationUpkeep>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<InvocationDispatcher>());
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<InvocationUpkeep>());
        return services;
    }
}
