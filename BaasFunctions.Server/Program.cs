using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Server.Commands;

if (WorkerProcess.TryRun(args, out var exitCode))
{
    return exitCode;
}

return await RootCommandLine.InvokeAsync(args);
