using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Service;

/// <summary>Which sandbox runs functions here, and with which settings.</summary>
public static class SandboxComposition
{
    /// <summary>Threads beyond the execution slots: the self-test, and those that an execution which will not stop still holds.</summary>
    private const int SpareThreads = 16;

    /// <summary>For a service: in worker processes, unless the settings say otherwise.</summary>
    public static IServiceCollection AddFunctionsSandbox(this IServiceCollection services, ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Workers));
        services.AddWorkerSandbox();
        return services.ConfigureSandbox(options);
    }

    /// <summary>For one file of the person at the terminal: in this process, which is there at once.</summary>
    public static IServiceCollection AddLocalSandbox(this IServiceCollection services, ServiceOptions options)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(options);
        services.AddInProcessSandbox();
        return services.ConfigureSandbox(options);
    }

    private static IServiceCollection ConfigureSandbox(this IServiceCollection services, ServiceOptions options) =>
        services.Configure<SandboxOptions>(sandbox =>
        {
            sandbox.MaxThreads = options.Execution.MaxConcurrency + SpareThreads;
            sandbox.ProgramCacheBytes = options.Execution.CachesPrograms ? options.Execution.ProgramCacheBytes : 0;
        });
}
