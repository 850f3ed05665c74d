using System.Globalization;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// The whole environment of a worker: nothing of the service's but where things are installed. The rest are settings that the runtime
/// reads before any code runs (.NET runtime configuration settings, "Garbage collection" and "Debugging and profiling").
/// </summary>
internal static class WorkerEnvironment
{
    /// <summary>Where the runtime, its cultures and the time zones are, and which of them are in use.</summary>
    private static readonly string[] s_inherited =
    [
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "LD_LIBRARY_PATH", "TZ", "TZDIR", "LANG", "LC_ALL",
        "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT", "DOTNET_SYSTEM_GLOBALIZATION_APPLOCALICU",
    ];

    /// <param name="heapBytes">Bound of the managed heap; beyond it an allocation is an OutOfMemoryException.</param>
    public static IReadOnlyDictionary<string, string> Create(long heapBytes)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            // In hexadecimal, without "0x": with it native code passes over the setting.
            ["DOTNET_GCHeapHardLimit"] = heapBytes.ToString("X", CultureInfo.InvariantCulture),

            // One heap: a worker is one of several on the machine. Collected beside the functions: otherwise the old generation grows to its
            // bound before it is looked at, and then everybody waits for a tenth of a second.
            ["DOTNET_gcServer"] = "0",
            ["DOTNET_gcConcurrent"] = "1",

            // 16 MB, in hexadecimal, between two collections of what is young instead of the 6 MB of a collector that works beside others: an execution
            // leaves 40 kB and nothing that lives on, and what a collection costs is mostly to stop all threads.
            ["DOTNET_GCgen0size"] = "1000000",

            // Code compiled ahead is replaced by the final one at once: a worker is fast sooner.
            ["DOTNET_TieredPGO"] = "0",

            // 100 ms of quiet before calls are counted, in hexadecimal: with the one millisecond of the service a worker would be ready 150 ms later.
            ["DOTNET_TC_CallCountingDelayMs"] = "64",

            // No socket for debuggers: accepting on it would be a hostile call. No dump: that starts a program.
            ["DOTNET_EnableDiagnostics"] = "0",
            ["DOTNET_DbgEnableMiniDump"] = "0",
        };
        foreach (var name in s_inherited)
        {
            if (Environment.GetEnvironmentVariable(name) is { Length: > 0 } value)
            {
                environment[name] = value;
            }
        }

        return environment;
    }
}
