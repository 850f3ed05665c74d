using BaasFunctions.Sandbox.Configuration;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Telemetry;
using Microsoft.Extensions.DependencyInjection.Extensions;

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
        services.AddOptions<SandboxOptions>().ValidateDataAnnotations();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<SandboxTelemetry>();
        services.TryAddSingleton<ISandbox, InProcessSandbox>();
        return services;
    }
}
