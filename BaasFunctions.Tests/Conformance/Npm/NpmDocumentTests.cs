using System.Diagnostics;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Compilation.Hints;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance.Npm;

/// <summary>docs/npm.md: its function, bundled by exactly the line that it and the error of an import name, runs.</summary>
[TestClass]
public sealed partial class NpmDocumentTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private static readonly string s_document = File.ReadAllText(Repository.PathOf("docs/npm.md"));

    [TestMethod]
    public void Document_HasTheLineThatErrorsName() => Assert.AreEqual(NodeReplacements.BundleCommand, Block("sh").Single());

    [TestMethod]
    public async Task DocumentedLine_BundlesTheDocumentedFunction()
    {
        var folder = Directory.CreateTempSubdirectory("baas-npm-").FullName;
        try
        {
            // What `npm install` makes beside the files.
            Directory.CreateSymbolicLink(Path.Combine(folder, "node_modules"), Path.GetDirectoryName(ConformanceFiles.Package("zod"))!);
            var sources = Block("ts").ToList();
            await File.WriteAllTextAsync(Path.Combine(folder, "main.ts"), sources[0]);
            await File.WriteAllTextAsync(Path.Combine(folder, "total.ts"), sources[1]);

            await ShellAsync(folder, Block("sh").Single());

            var bundle = await File.ReadAllTextAsync(Path.Combine(folder, "function.js"));
            var answered = await DataAsync(bundle, """{"customer":"Ada","items":[{"price":2},{"price":1,"quantity":2}]}""");
            StringAssert.Contains(answered, "\"data\":{\"customer\":\"Ada\",\"total\":4}");
            var refused = await DataAsync(bundle, """{"customer":"","items":[]}""");
            StringAssert.Contains(refused, "at customer");
            StringAssert.Contains(refused, "\"code\":400");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> DataAsync(string bundle, string body)
    {
        var result = await TestSandbox.RunAsync(bundle, request => request.WithBody(body));
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.MessageWithHint);
        return result.Data();
    }

    private static async Task ShellAsync(string folder, string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true })!;
        using var patience = new CancellationTokenSource(s_patience);
        var output = shell.StandardOutput.ReadToEndAsync(patience.Token);
        var errors = shell.StandardError.ReadToEndAsync(patience.Token);
        await shell.WaitForExitAsync(patience.Token);
        Assert.AreEqual(0, shell.ExitCode, await output + await errors);
    }

    private static IEnumerable<string> Block(string language) =>
        Fenced().Matches(s_document).Where(block => block.Groups["language"].Value == language).Select(block => block.Groups["text"].Value.TrimEnd());

    [GeneratedRegex("```(?<language>\\w+)\n(?<text>.*?)```", RegexOptions.Singleline)]
    private static partial Regex Fenced();
}
