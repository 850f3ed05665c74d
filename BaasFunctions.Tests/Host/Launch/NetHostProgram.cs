using System.Runtime.InteropServices;
using BaasFunctions.Tests.Deployment;

namespace BaasFunctions.Tests.Host.Launch;

/// <summary>FunctionsNetHost.c, compiled once for all tests, and the hostfxr that it loads.</summary>
internal static class NetHostProgram
{
    /// <summary>Why it cannot be started where it is not available.</summary>
    public const string Missing = "There is no C compiler (cc) for the program that stands for Azure's.";

    private static readonly Lazy<Task<string>> s_program = new(CompileAsync);

    /// <summary>Whether this machine can compile it.</summary>
    public static bool IsAvailable { get; } =
        OperatingSystem.IsLinux() && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "cc")));

    /// <summary>hostfxr of the runtime that runs the tests: the newest.</summary>
    public static string HostFxr { get; } =
        Directory.GetDirectories(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../../host/fxr"))
            .MaxBy(folder => Version.TryParse(Path.GetFileName(folder), out var version) ? version : new Version())! + "/libhostfxr.so";

    public static Task<string> PathAsync() => s_program.Value;

    public static async Task DeleteAsync()
    {
        if (s_program.IsValueCreated)
        {
            Directory.Delete(Path.GetDirectoryName(await s_program.Value)!, recursive: true);
        }
    }

    private static async Task<string> CompileAsync()
    {
        var program = Path.Combine(Directory.CreateTempSubdirectory("baas-nethost-").FullName, "FunctionsNetHost");

        // -rdynamic: the app looks up functions of the program.
        var (code, output) = await ShellCommand.RunAsync(
            $"cc -O1 -Wall -Wextra -Werror -rdynamic -pthread -o {program} FunctionsNetHost.c -ldl", Repository.PathOf("BaasFunctions.Tests/Host/Launch"));
        Assert.AreEqual(0, code, output);
        return program;
    }
}
