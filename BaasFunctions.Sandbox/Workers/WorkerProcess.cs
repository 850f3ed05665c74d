using System.Reflection;
using System.Runtime.CompilerServices;

namespace BaasFunctions.Sandbox.Workers;

/// <summary>The entry into worker mode: the first statement of the <c>Main</c> of a host, before anything else is loaded.</summary>
public static class WorkerProcess
{
    /// <summary>First argument of a process that is to be a worker.</summary>
    public const string Argument = "--sandbox-worker";

    /// <summary>Version and commit that this was built from; service and worker must be of the same.</summary>
    public static string Build => typeof(WorkerProcess).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    /// <summary>
    /// Runs as a worker to the end of its life when the arguments ask for one. Returns false, and does nothing, for any other start.
    /// </summary>
    /// <param name="args">The arguments of <c>Main</c>.</param>
    /// <param name="exitCode">What <c>Main</c> must return when this returns true.</param>
    public static bool TryRun(string[] args, out int exitCode)
    {
        ArgumentNullException.ThrowIfNull(args);
        exitCode = 0;
        if (args is not [Argument, ..])
        {
            return false;
        }

        exitCode = Run(args);
        return true;
    }

    // Not inlined: a start that is none of a worker loads nothing of it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static int Run(string[] args) => Hosting.WorkerHost.Run(args[1..]);
}
