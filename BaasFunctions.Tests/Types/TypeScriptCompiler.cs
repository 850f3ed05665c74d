using System.Diagnostics;

namespace BaasFunctions.Tests.Types;

/// <summary>The TypeScript compiler that the tests pin, run by node.</summary>
internal static class TypeScriptCompiler
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    public static string Module => Repository.PathOf("BaasFunctions.Tests/Conformance/fixtures/node_modules/typescript/lib/typescript.js");

    private static string Compiler => Repository.PathOf("BaasFunctions.Tests/Conformance/fixtures/node_modules/typescript/bin/tsc");

    /// <summary>Checks a project; nothing when it is right.</summary>
    public static Task<(int ExitCode, string Output)> CheckAsync(string folder) => RunAsync(Compiler, "--project", folder, "--pretty", "false");

    public static async Task<(int ExitCode, string Output)> RunAsync(params string[] arguments)
    {
        Assert.IsTrue(File.Exists(Module), "The pinned npm packages are not restored; build with node and npm.");
        using var process = Process.Start(new ProcessStartInfo("node", arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(s_patience);
        var output = process.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = process.StandardError.ReadToEndAsync(patience.Token);
        await process.WaitForExitAsync(patience.Token);
        return (process.ExitCode, await output + await errors);
    }
}
