using System.CommandLine;
using BaasFunctions.Server.Hosting;
using BaasFunctions.Server.Settings;

namespace BaasFunctions.Server.Commands;

/// <summary><c>serve</c>, also without a command: serves until a signal ends it.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new Command("serve", "Serve until Ctrl-C or SIGTERM, which let running executions end. The same as no command.");
        command.SetAction((_, cancellation) => InvokeAsync(cancellation));
        return command;
    }

    public static async Task<int> InvokeAsync(CancellationToken cancellation)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        return await FunctionsServer.RunAsync(options, cancellation);
    }
}
