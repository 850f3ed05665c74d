using System.ComponentModel;
using System.Diagnostics;

namespace BaasFunctions.Tests.Conformance;

/// <summary>Node.js, which some tests compare ours with. The product does not need it, so a machine without it still tells whether the rest holds; .ci/run installs it.</summary>
internal static class NodeProcess
{
    /// <summary>Starts it; ends the test as inconclusive where it is not installed.</summary>
    /// <param name="start">Its arguments, streams and environment; the program is always <c>node</c>.</param>
    public static Process Start(ProcessStartInfo start)
    {
        start.FileName = "node";
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception)
        {
            // The answers of Node are what is compared with; .ci/run installs it.
            Assert.Inconclusive("node is not installed.");
            throw;
        }
    }

    /// <summary>What it writes when it runs to its end, which the test demands. Packages are found in the fixtures.</summary>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="input">What it reads.</param>
    /// <param name="folder">Where it runs; null for the folder of the tests.</param>
    public static async Task<string> RunAsync(string[] arguments, string input = "", string? folder = null)
    {
        var start = new ProcessStartInfo("node", arguments)
        {
            WorkingDirectory = folder ?? "",
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = System.Text.Encoding.UTF8,
            UseShellExecute = false,
            Environment = { ["NODE_PATH"] = ConformanceFiles.Source("fixtures/node_modules"), ["TZ"] = "UTC", ["LANG"] = "en_US.UTF-8" },
        };
        using var node = Start(start);
        var output = node.StandardOutput.ReadToEndAsync();
        var errors = node.StandardError.ReadToEndAsync();
        await node.StandardInput.WriteAsync(input);
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.AreEqual(0, node.ExitCode, await errors);
        return await output;
    }
}
