using BaasFunctions.Sandbox.Workers;

if (WorkerProcess.TryRun(args, out var exitCode))
{
    return exitCode;
}

var builder = WebApplication.CreateBuilder(args);
var app = builder.Build();
app.Run();
return 0;
