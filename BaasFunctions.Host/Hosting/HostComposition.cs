using System.Globalization;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Host.Hosting;

/// <summary>Composes the service for Azure Functions, which listens and checks function keys of its own.</summary>
internal static class HostComposition
{
    /// <summary>How Azure Functions lets an app setting stand in for a value of host.json (host.json reference, overriding values).</summary>
    private const string FunctionTimeout = "AzureFunctionsJobHost:functionTimeout";

    /// <summary>Registers everything; returns false when settings are wrong, after reporting all errors.</summary>
    public static bool AddTo(IServiceCollection services)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables().Build();
        var reading = SettingsReader.Read(settings, isOnAzureFunctions: true);
        var faults = reading.Faults.ToList();
        var warnings = reading.Warnings.ToList();
        if (reading.Options is { } options)
        {
            options = options with { Access = options.Access with { HostAdmitsCallers = true } };
            if (options.Workers.Isolation != WorkerIsolation.InProcess)
            {
                options = options with { Workers = WithNativeWorker(options.Workers, warnings) };
            }

            services.AddLogging(options.Logging.Apply);
            services.AddFunctionsService(options).AddFunctionsSandbox(options).AddHostedService<SandboxWarmUpService>();

            services.Configure<KestrelServerOptions>(kestrel =>
            {
                // As on the server: nobody is told what serves him.
                kestrel.AddServerHeader = false;

                // Azure Functions lets 100 MB through; the service counts for itself and answers with a body of its own.
                kestrel.Limits.MaxRequestBodySize = options.Server.MaxTransferBytes;
            });
            faults.AddRange(HostTelemetry.AddTo(services, options, settings));
            if (Shorter(settings[FunctionTimeout], options.Limits.MaxWallTime) is { } shorter)
            {
                faults.Add(shorter);
            }
        }

        foreach (var line in faults.Concat(warnings))
        {
            Console.Error.WriteLine(line);
        }

        return faults.Count == 0;
    }

    private static WorkerOptions WithNativeWorker(WorkerOptions workers, List<string> warnings)
    {
        var program = NativeWorker.Find(AppContext.BaseDirectory, out var unused);
        if (unused is not null)
        {
            warnings.Add(unused);
        }

        return program is null ? workers : workers with { Command = [program] };
    }

    private static string? Shorter(string? text, TimeSpan longest) => TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var timeout) && timeout >= TimeSpan.Zero && timeout <= longest
        ? $"AzureFunctionsJobHost__functionTimeout ({text}) must be longer than MAX_TIMEOUT ({longest.TotalMilliseconds:0} ms): Azure Functions would end the instance that runs a function of that length"
        : null;
}
