using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Health;
using Microsoft.Extensions.Hosting;

namespace BaasFunctions.Host.Hosting;

/// <summary>Starts the workers and runs their first function beside the first requests, so that these find them warm.</summary>
internal sealed class SandboxWarmUpService(ISandbox sandbox, ServiceWarmUp readiness) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        readiness.Begin();
        try
        {
            var checking = readiness.CheckAsync();
            await SandboxWarmUp.RunAsync(sandbox, stoppingToken);
            await checking;
        }
        finally
        {
            readiness.End();
        }
    }
}
