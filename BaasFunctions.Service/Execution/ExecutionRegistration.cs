using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Execution.Admission;
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
        services.TryAddSingleton<ExecutionSlots>();
        return services;
    }
}
