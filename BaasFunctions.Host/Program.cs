using BaasFunctions.Host.Hosting;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Service.HostCalls.Storage;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

if (WorkerProcess.TryRun(args, out var exitCode))
{
    return exitCode;
}

// A program that loaded the app into its own process, as on the Flex Consumption plan, stays when Main returns, and its host would wait for the app in vain.
exitCode = await RunAppAsync(args);
Environment.Exit(exitCode);
return exitCode;

static async Task<int> RunAppAsync(string[] args)
{
    var builder = FunctionsApplication.CreateBuilder(args);
    builder.ConfigureFunctionsWebApplication();
    if (!HostComposition.AddTo(builder.Services))
    {
        return 1;
    }

    var host = builder.Build();
    if (await DataStorePreparation.RunAsync(host.Services, CancellationToken.None) is { } undeclarable)
    {
        await Console.Error.WriteLineAsync(undeclarable);
        return 1;
    }

    var workers = host.Services.GetRequiredService<IOptions<WorkerOptions>>().Value;
    if (await ConfinementCheck.RunAsync(host.Services.GetRequiredService<ISandbox>(), workers, CancellationToken.None) is { } unconfined)
    {
        await Console.Error.WriteLineAsync(unconfined);
        return 1;
    }

    await host.RunAsync();
    return 0;
}
