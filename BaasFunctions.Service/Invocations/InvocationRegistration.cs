using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.Invocations.Chains;
using BaasFunctions.Service.Invocations.Events;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Registry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace BaasFunctions.Service.Invocations;

internal static class InvocationRegistration
{
    public static IServiceCollection AddInvocations(this IServiceCollection services)
    {
        services.TryAddSingleton<ChainLedger>();
        services.TryAddSingleton<InvocationSignal>();
        services.TryAddSingleton<InvocationQuota>();
        services.TryAddSingleton<InvocationStore>();
        services.TryAddSingleton<IEntityEvents, EntityEvents>();
        services.TryAddSingleton<InvocationQueue>();

        // What makes host calls for executions is made of all operations, and this one begins executions: it asks for it late.
        services.AddSingleton<IHostOperations>(static provider => new FunctionOperations(
            provider.GetRequiredService<FunctionCatalog>(),
            provider.GetRequiredService<FunctionCalls>(),
            provider.GetRequiredService<ExecutionRunner>,
            provider.GetRequiredService<HostCallFactory>,
            provider.GetRequiredService<InvocationStore>(),
            provider.GetRequiredService<ChainLedger>(),
            provider.GetRequiredService<ByteBudget>(),
            provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<InvocationRunner>();
        services.TryAddSingleton<InvocationDispatcher>();
        services.TryAddSingleton<InvocationUpkeep>();
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<InvocationDispatcher>());
        services.AddSingleton<IHostedService>(static provider => provider.GetRequiredService<InvocationUpkeep>());
        return services;
    }
}
