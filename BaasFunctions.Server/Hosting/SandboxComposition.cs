using BaasFunctions.Sandbox.Configuration;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Server.Hosting;

/// <summary>Which sandbox runs functions here, and with which settings.</summary>
internal static class SandboxComposition
{
    /// <summary>Threads beyond the execution slots: the self-test, and those that an execution which will not stop still holds.</summary>
    private const int SpareThreads = 16;

    public static IServiceCollection AddSandbox(this IServiceCollection services, ServiceOptions options)
    {
        services.AddWorkerSandbox();
        services.Configure<SandboxOptions>(sandbox =>
        {
            sandbox.MaxThreads = options.MaxConcurrency + SpareThreads;
            sandbox.ProgramCacheBytes = options.ProgramCacheBytes;
        });
        return services;
    }
}
