using System.Reflection;
using BaasFunctions.Sandbox.Confinement.Launch;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>The command line and environment of a worker process.</summary>
internal static class WorkerCommand
{
    /// <summary>Part of the resident memory that the collector may use for the heap; the rest is the runtime and its stacks.</summary>
    private const double HeapShare = 0.85;

    /// <summary>The program and its leading arguments.</summary>
    public static IReadOnlyList<string> Resolve(WorkerOptions options)
    {
        if (options.Command is { Count: > 0 } command)
        {
            return command;
        }

        var program = Environment.ProcessPath
            ?? throw new InvalidOperationException("The program of this process is not known: set the command of the workers.");
        var isRuntime = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isRuntime ? [program, Assembly.GetEntryAssembly()!.Location] : [program];
    }

    /// <summary>All environment variables that a worker has.</summary>
    public static IReadOnlyDictionary<string, string> Variables(WorkerOptions options) =>
        WorkerEnvironment.Create((long)(options.MemoryMb * HeapShare) << 20);
}
