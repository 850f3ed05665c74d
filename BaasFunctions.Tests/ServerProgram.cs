using System.Runtime.InteropServices;

namespace BaasFunctions.Tests;

/// <summary>
/// The server's program, which also is that of its workers: what was built with the tests, compiled ahead where it was (CompiledAhead.targets), or the native file that <c>TESTS_NATIVE_SERVER</c> names.
/// </summary>
internal static class ServerProgram
{
    /// <summary>The native file; null where the tests run what was built with them.</summary>
    public static string? Native { get; } = Environment.GetEnvironmentVariable("TESTS_NATIVE_SERVER") is { Length: > 0 } file ? Path.GetFullPath(file) : null;

    /// <summary>The native program of tests that confines itself, where it lies beside the server's.</summary>
    public static string? NativeConfined { get; } =
        Native is { } file && Path.Combine(Path.GetDirectoryName(file)!, "BaasFunctions.Tests.Confined") is var confined && File.Exists(confined) ? confined : null;

    /// <summary>The <c>dotnet</c> of the runtime that runs the tests.</summary>
    public static string Dotnet { get; } =
        Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", "..", OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet"));

    /// <summary>The program and its leading arguments.</summary>
    public static IReadOnlyList<string> Command { get; } =
        Native is { } file ? [file] : [Dotnet, Array.Find([Built("ahead"), Built("")], File.Exists)!];

    private static string Built(string folder) => Path.Combine(AppContext.BaseDirectory, folder, "BaasFunctions.Server.dll");
}
