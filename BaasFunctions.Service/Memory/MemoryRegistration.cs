using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Memory;

internal static class MemoryRegistration
{
    public static IServiceCollection AddByteBudget(this IServiceCollection services)
    {
        services.TryAddSingleton<ByteBudgetOptions>();
        services.TryAddSingleton<ByteBudget>();
        return services;
    }
}
