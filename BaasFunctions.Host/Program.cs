using BaasFunctions.Host.Hosting;
using BaasFunctions.Sandbox.Workers;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

if (WorkerProcess.TryRun(args, out var exitCode))
{
    return exitCode;
}

var builder = FunctionsApplication.CreateBuilder(args);
builder.ConfigureFunctionsWebApplication();
if (!HostComposition.AddTo(builder.Services))
{
    return 1;
}

await builder.Build().RunAsync().ConfigureAwait(false);
return 0;
