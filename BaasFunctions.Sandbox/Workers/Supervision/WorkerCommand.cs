using System.Reflection;
using System.Runtime.InteropServices;
using BaasFunctions.Sandbox.Confinement.Launch;
using BaasFunctions.Sandbox.Scheduling;

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
        if (NativeBuild.IsRunning)
        {
            // A native program has no assemblies beside it, and is nothing but this application.
            return [program];
        }

        var name = Assembly.GetEntryAssembly()!.GetName().Name!;
        return OfApplication(program, name, Path.Combine(AppContext.BaseDirectory, name + ".dll"), RuntimeEnvironment.GetRuntimeDirectory());
    }

    /// <summary>
    /// Starts this application once more. Its own program does that. Any other program only loaded it: <c>dotnet</c>, or a host that runs applications in its
    /// own process (FunctionsNetHost, on the Flex Consumption plan of Azure Functions), which would start itself. Then it is the <c>dotnet</c> of the runtime
    /// in use, three folders above shared/Microsoft.NETCore.App/VERSION/.
    /// </summary>
    /// <param name="program">File of the program of this process.</param>
    /// <param name="name">Name of the entry assembly.</param>
    /// <param name="file">File of the entry assembly; empty where it is part of the program.</param>
    /// <param name="runtimeFolder">Where the runtime lies.</param>
    internal static IReadOnlyList<string> OfApplication(string program, string name, string file, string runtimeFolder)
    {
        var programName = Path.GetFileName(program);
        var isItsOwn = file.Length == 0
            || programName.Equals(name, StringComparison.OrdinalIgnoreCase)
            || programName.Equals(name + ".exe", StringComparison.OrdinalIgnoreCase);
        return isItsOwn ? [program] : [Path.GetFullPath(Path.Combine(runtimeFolder, "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet")), file];
    }

    /// <summary>All environment variables that a worker has.</summary>
    public static IReadOnlyDictionary<string, string> Variables(WorkerOptions options) =>
        WorkerEnvironment.Create((long)(options.MemoryMb * HeapShare) << 20);
}
