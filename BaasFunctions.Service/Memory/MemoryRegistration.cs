using BaasFunctions.Sandbox.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Memory;

internal static class MemoryRegistration
{
    public static IServiceCollection AddByteBudget(this IServiceCollection services)
    {
        services.TryAddSingleton<ByteBudgetOptions>();
        services.TryAddSingleton<HeapTrim>();
        services.TryAddSingleton<ByteBudget>();
        services.TryAddSingleton<IByteCounter>(static provider => provider.GetRequiredService<ByteBudget>());
        return services;
    }
}
