using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BaasFunctions.Service.Executions;

internal static class ExecutionsRegistration
{
    public static IServiceCollection AddExecutions(this IServiceCollection services, ExecutionRecordOptions options)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton<ExecutionGrowth>();
        services.TryAddSingleton<ExecutionStore>();
        services.TryAddSingleton<ExecutionRecorder>();
        services.TryAddSingleton<ExecutionReader>();
        services.TryAddSingleton<LiveListeners>();
        services.TryAddSingleton<LostExecutions>();
        services.TryAddSingleton<ExecutionRetention>();
        services.TryAddSingleton<ExecutionInstance>();
        services.TryAddSingleton<ExecutionUpkeep>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<ExecutionUpkeep>());
        return services;
    }
}
