using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.HostCalls.Jwt;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Observability;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Schedules;
using BaasFunctions.Service.TestMode;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service;

/// <summary>Registers the service. The host adds an <see cref="ISandbox"/>; every part may be replaced before.</summary>
public static class ServiceRegistration
{
    /// <summary>Adds the service with its options.</summary>
    public static IServiceCollection AddFunctionsService(this IServiceCollection services, ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<HostOperationTable>();
        services.TryAddSingleton<HostCallFactory>();
        services.TryAddSingleton<ExecutionRunner>();

        // By hand, because its constructor takes parts that are not public.
        services.TryAddSingleton(provider => new LocalExecution(
            provider.GetRequiredService<ISandbox>(),
            provider.GetRequiredService<HostOperationTable>(),
            provider.GetRequiredService<ServiceTelemetry>(),
            provider.GetRequiredService<ILogger<LocalExecution>>()));
        services.TryAddSingleton(provider => new FixtureRunner(
            provider.GetRequiredService<ISandbox>(),
            provider.GetRequiredService<HostOperationTable>(),
            provider.GetRequiredService<EntityLimits>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ServiceTelemetry>(),
            provider.GetRequiredService<ILogger<FixtureRunner>>()));
        return services
            .AddByteBudget()
            .AddAccess(options.Access, options.Quotas)
            .AddExecution(options.Execution, options.Limits)
            .AddExecutions(options.Records)
            .AddHealth()
            .AddTelemetry(options.Telemetry)
            .AddData(options.Data, options.Entities, options.Files)
            .AddEgress(options.Egress, options.Quotas.Projects)
            .AddTokens(options.Tokens)
            .AddRegistry()
            .AddInvocations()
            .AddSchedules()
            .AddApi(options.Server, options.Access);
    }
}
