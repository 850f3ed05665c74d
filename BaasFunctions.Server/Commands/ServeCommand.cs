using BaasFunctions.Server.Hosting;
using BaasFunctions.Server.Settings;

namespace BaasFunctions.Server.Commands;

/// <summary>Serves until a signal ends it.</summary>
internal static class ServeCommand
{
    public static async Task<int> InvokeAsync(CancellationToken cancellation)
    {
        if (StartSettings.Read() is not { } options)
        {
            return ExitCode.Failure;
        }

        return await FunctionsServer.RunAsync(options, cancellation).ConfigureAwait(false);
    }
}
