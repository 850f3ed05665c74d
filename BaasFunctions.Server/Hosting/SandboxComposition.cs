using BaasFunctions.Sandbox.Configuration;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Server.Hosting;

/// <summary>Which sandbox runs functions here, and with which settings.</summary>
internal static class SandboxComposition
{
    /// <summary>Threads beyond the execution slots: the self-test, and those that an execution which will not stop still holds.</summary>
    private const int SpareThreads = 16;

    /// <summary>For the server: in worker processes, unless the settings say otherwise.</summary>
    public static IServiceCollection AddSandbox(this IServiceCollection services, ServiceOptions options)
    {
        services.AddSingleton(Microsoft.Extensions.Options.Options.Create(options.Workers));
        services.AddWorkerSandbox();
        return services.ConfigureSandbox(options);
    }

    /// <summary>For one file of the person at the terminal: in this process, which is there at once.</summary>
    public static IServiceCollection AddLocalSandbox(this IServiceCollection services, ServiceOptions options)
    {
        services.AddInProcessSandbox();
        return services.ConfigureSandbox(options);
    }

    private static IServiceCollection ConfigureSandbox(this IServiceCollection services, ServiceOptions options) =>
        services.Configure<SandboxOptions>(sandbox =>
        {
            sandbox.MaxThreads = options.MaxConcurrency + SpareThreads;
            sandbox.ProgramCacheBytes = options.ProgramCacheBytes;
        });
}
