using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Registry;

internal static class RegistryRegistration
{
    public static IServiceCollection AddRegistry(this IServiceCollection services)
    {
        services.TryAddSingleton<FunctionStore>();
        services.TryAddSingleton<FunctionCatalog>();
        services.TryAddSingleton<ListenerCatalog>();
        services.AddSingleton<IFunctionWatcher>(static provider => provider.GetRequiredService<ListenerCatalog>());
        services.TryAddSingleton<FunctionDeployer>();
        services.TryAddSingleton<VariableStore>();
        services.TryAddSingleton<VariableSeal>();
        services.TryAddSingleton<VariableCatalog>();
        services.TryAddSingleton<FunctionCalls>();
        return services;
    }
}
