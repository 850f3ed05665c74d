using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Host.Hosting;

/// <summary>Composes the service for Azure Functions, which listens and checks function keys of its own.</summary>
internal static class HostComposition
{
    /// <summary>Registers everything; returns false when settings are wrong, after reporting all errors.</summary>
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

        // As on the server: nobody is told what serves him.
        services.Configure<KestrelServerOptions>(kestrel => kestrel.AddServerHeader = false);
        options = options with { Access = options.Access with { HostAdmitsCallers = true } };
        services.AddFunctionsService(options).AddFunctionsSandbox(options).AddHostedService<SandboxWarmUpService>();
        services.AddHostTelemetry(options.Telemetry);
        return true;
    }
}
