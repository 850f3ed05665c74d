using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Host.Hosting;

/// <summary>The service inside of Azure Functions, which listens, and admits callers by keys of its own.</summary>
internal static class HostComposition
{
    /// <summary>Adds everything; false when a setting is wrong, after saying all that are.</summary>
    public static bool AddTo(IServiceCollection services)
    {
        var reading = SettingsReader.Read(new ConfigurationBuilder().AddEnvironmentVariables().Build());
        foreach (var line in reading.Faults.Concat(reading.Warnings))
        {
            Console.Error.WriteLine(line);
        }

        if (reading.Options is not { } options)
        {
            return false;
        }

        options = options with { Access = options.Access with { HostAdmitsCallers = true } };
        services.AddFunctionsService(options).AddFunctionsSandbox(options).AddHostedService<SandboxWarmUpService>();
        services.AddHostTelemetry(options.Telemetry);
        return true;
    }
}
