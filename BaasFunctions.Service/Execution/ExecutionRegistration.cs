using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BaasFunctions.Service.Execution;

internal static class ExecutionRegistration
{
    public static IServiceCollection AddExecution(this IServiceCollection services, ExecutionOptions options, ExecutionLimits limits)
    {
        services.TryAddSingleton(options);
        services.TryAddSingleton(limits);
        services.TryAddSingleton<ServiceDrain>();
        services.TryAddSingleton<FairConcurrencyLimiter>();
        services.TryAddSingleton<IWaitingExecutions>(provider => provider.GetRequiredService<FairConcurrencyLimiter>());
        return services;
    }
}
