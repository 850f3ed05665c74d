using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Workers;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Registers the sandbox.</summary>
public static class SandboxServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ISandbox"/>, running functions in this process. Logging must be registered; bind
    /// <see cref="SandboxOptions"/> to a configuration section to change its settings.
    /// </summary>
    public static IServiceCollection AddInProcessSandbox(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SandboxTelemetry>();
        services.TryAddSingleton<ISandbox, InProcessSandbox>();
        return services;
    }

    /// <summary>
    /// Adds <see cref="ISandbox"/>, running functions in worker processes, or in this one when <see cref="WorkerOptions.Isolation"/> says
    /// so. The host's <c>Main</c> must begin with <see cref="WorkerProcess.TryRun"/>. Logging must be registered.
    /// </summary>
    public static IServiceCollection AddWorkerSandbox(this IServiceCollection services)
    {
        services.AddOptions();
        services.TryAddSingleton<IValidateOptions<SandboxOptions>, SandboxOptionsValidator>();
        services.TryAddSingleton<IValidateOptions<WorkerOptions>, WorkerOptionsValidator>();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SandboxTelemetry>();
        services.TryAddSingleton<ISandbox>(static provider =>
            provider.GetRequiredService<IOptions<WorkerOptions>>().Value.Isolation == WorkerIsolation.InProcess
                ? ActivatorUtilities.CreateInstance<InProcessSandbox>(provider)
                : ActivatorUtilities.CreateInstance<WorkerProcessSandbox>(provider));
        return services;
    }
}
