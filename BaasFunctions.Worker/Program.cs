using BaasFunctions.Sandbox.Workers;

if (WorkerProcess.TryRun(args, out var exitCode))
{
    return exitCode;
}

// Whoever wants to know whether this program runs here, and belongs to it, asks without arguments.
Console.WriteLine(WorkerProcess.Build);
return 0;
