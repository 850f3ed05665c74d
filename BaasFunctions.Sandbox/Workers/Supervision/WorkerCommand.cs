using System.Globalization;
using System.Reflection;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>What is started as a worker, and what little of this process's environment it gets to see.</summary>
internal static class WorkerCommand
{
    /// <summary>Where the runtime is, and how it treats languages; without them it may not start at all. None of them is a secret.</summary>
    private static readonly string[] s_inherited =
    [
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_SYSTEM_GLOBALIZATION_PREDEFINED_CULTURES_ONLY", "DOTNET_ICU_VERSION_OVERRIDE",
        "SystemRoot", "TZ",
    ];

    /// <summary>Part of the resident memory that the collector may use for the heap; the rest is the runtime and its stacks.</summary>
    private const double HeapShare = 0.85;

    /// <summary>The program and its leading arguments.</summary>
    public static IReadOnlyList<string> Resolve(WorkerOptions options)
    {
        if (options.Command is { Count: > 0 } command)
        {
            return command;
        }

        var program = Environment.ProcessPath ?? throw new InvalidOperationException("The program of this process is not known: set the command of the workers.");
        var isRuntime = Path.GetFileNameWithoutExtension(program).Equals("dotnet", StringComparison.OrdinalIgnoreCase);
        return isRuntime ? [program, Assembly.GetEntryAssembly()!.Location] : [program];
    }

    public static IReadOnlyDictionary<string, string?> Variables(WorkerOptions options)
    {
        var heap = (long)(options.MemoryMb * HeapShare) << 20;
        var variables = new Dictionary<string, string?>
        {
            ["DOTNET_GCHeapHardLimit"] = heap.ToString("x", CultureInfo.InvariantCulture),
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "0",
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_DbgEnableMiniDump"] = "0",
        };
        foreach (var name in s_inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { } value)
            {
                variables[name] = value;
            }
        }

        return variables;
    }
}
