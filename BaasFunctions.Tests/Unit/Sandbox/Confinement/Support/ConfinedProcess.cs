using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Confinement.Launch;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

/// <summary>Runs a process that confines itself and then does one thing.</summary>
internal static class ConfinedProcess
{
    /// <summary>Ended by a call that the filter answers with the end of the process: 128 and SIGSYS.</summary>
    public const int KilledByFilter = 128 + 31;

    /// <summary>Ended itself: 128 and SIGABRT.</summary>
    public const int Aborted = 128 + 6;

    private const int Nobody = 65534;
    private const long HeapBytes = 256L << 20;

    private static readonly LauncherThread s_launcher = new();

    /// <summary>Whether the process runs native code.</summary>
    public static bool IsNative => ServerProgram.NativeConfined is not null;

    public static bool IsRoot => Environment.IsPrivilegedProcess;

    /// <summary>The options of a worker, with a user to become when the tests run as root.</summary>
    public static ConfinementOptions Options { get; } =
        new() { ExpectedParentId = Environment.ProcessId, UserId = IsRoot ? Nobody : null, AllowNewCode = !IsNative };

    public static void SkipUnlessNative()
    {
        if (!IsNative)
        {
            Assert.Inconclusive("Only native code is held to this; TESTS_NATIVE_SERVER names it.");
        }
    }

    /// <summary>Runs to the end, at most a minute.</summary>
    public static Task<ConfinedResult> RunAsync(ConfinementOptions options, params string[] command) => RunAsync(options, false, command);

    /// <summary>Runs to the end, re-executed under Landlock.</summary>
    public static Task<ConfinedResult> RunBehindWallAsync(ConfinementOptions options, params string[] command) =>
        RunAsync(options, true, command);

    private static async Task<ConfinedResult> RunAsync(ConfinementOptions options, bool walled, string[] command)
    {
        using var process = await s_launcher.RunAsync(() => Start(options, walled, command));
        var error = process.StandardError.ReadToEndAsync();
        var lines = (await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        await process.WaitForExitAsync(patience.Token);
        Assert.IsNotEmpty(lines, await error);
        return new ConfinedResult(
            JsonSerializer.Deserialize<ConfinementReport>(lines[0])!, lines.Length > 2 ? lines[^1] : null, process.ExitCode, await error);
    }

    /// <summary>Starts and leaves it running.</summary>
    public static Task<Process> StartAsync(ConfinementOptions? options, params string[] command) =>
        s_launcher.RunAsync(() => Start(options, false, command));

    private static Process Start(ConfinementOptions? options, bool walled, string[] command)
    {
        var start = new ProcessStartInfo(ServerProgram.NativeConfined ?? Path.Combine(AppContext.BaseDirectory, "BaasFunctions.Tests.Confined"))
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        if (walled)
        {
            start.ArgumentList.Add("walled");
        }

        start.ArgumentList.Add(options is null ? "free" : JsonSerializer.Serialize(options));
        foreach (var word in command)
        {
            start.ArgumentList.Add(word);
        }

        start.Environment.Clear();
        foreach (var (name, value) in WorkerEnvironment.Create(HeapBytes))
        {
            start.Environment[name] = value;
        }

        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return Process.Start(start)!;
    }
}
