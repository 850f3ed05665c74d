using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Service.Api;
using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Endpoints;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Api.OpenApi;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Execution.Admission;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Http;
using BaasFunctions.Service.HostCalls.Jwt;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Observability;
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
        services.TryAddSingleton<ContextCalls>();
        return services
            .AddAccess(options.Access, options.Quotas)
            .AddExecution(options.Execution, options.Limits)
            .AddHealth()
            .AddTelemetry(options.Telemetry)
            .AddData(options.Data, options.Entities, options.Files)
            .AddEgress(options.Egress, options.Quotas.Projects)
            .AddTokens(options.Tokens)
            .AddEndpoints(options.Server);
    }

    private static IServiceCollection AddEndpoints(this IServiceCollection services, ServerOptions server)
    {
        services.TryAddSingleton(server);
        services.TryAddSingleton<BodyReader>();
        services.TryAddSingleton<CorsPolicy>();
        services.TryAddSingleton<RequestIntake>();
        services.TryAddSingleton<HomeEndpoint>();
        services.TryAddSingleton<ExecuteEndpoint>();
        services.TryAddSingleton<ExecutionRunner>();
        services.TryAddSingleton(provider => new LocalExecution(
            provider.GetRequiredService<ISandbox>(),
            provider.GetRequiredService<HostOperationTable>(),
            provider.GetRequiredService<ExecutionSlots>(),
            provider.GetRequiredService<ServiceTelemetry>(),
            provider.GetRequiredService<ILogger<LocalExecution>>()));
        services.TryAddSingleton<TestEndpoint>();
        services.TryAddSingleton<ValidateEndpoint>();
        services.TryAddSingleton<HealthEndpoint>();
        services.TryAddSingleton<LiveEndpoint>();
        services.TryAddSingleton<ReadyEndpoint>();
        services.TryAddSingleton<InfoEndpoint>();
        services.TryAddSingleton<ApiDocument>();
        services.TryAddSingleton<OpenApiEndpoint>();
        services.TryAddSingleton<KeysEndpoint>();
        services.TryAddSingleton<KeyEndpoint>();
        services.TryAddSingleton<MetricsEndpoint>();

        // By hand, because its constructor takes parts that are not public.
        services.TryAddSingleton(provider => new FunctionsService(
            provider.GetRequiredService<HomeEndpoint>(),
            provider.GetRequiredService<ExecuteEndpoint>(),
            provider.GetRequiredService<TestEndpoint>(),
            provider.GetRequiredService<ValidateEndpoint>(),
            provider.GetRequiredService<HealthEndpoint>(),
            provider.GetRequiredService<LiveEndpoint>(),
            provider.GetRequiredService<ReadyEndpoint>(),
            provider.GetRequiredService<InfoEndpoint>(),
            provider.GetRequiredService<OpenApiEndpoint>(),
            provider.GetRequiredService<KeysEndpoint>(),
            provider.GetRequiredService<KeyEndpoint>(),
            provider.GetRequiredService<MetricsEndpoint>(),
            provider.GetRequiredService<AccessGate>(),
            provider.GetRequiredService<CorsPolicy>(),
            provider.GetRequiredService<ServiceTelemetry>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<FunctionsService>>()));
        return services;
    }
}
