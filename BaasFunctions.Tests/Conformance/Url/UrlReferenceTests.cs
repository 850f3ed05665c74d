using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance.Url;

/// <summary>URL and URLSearchParams do what whatwg-url does, the implementation that the authors of the URL Standard keep beside it.</summary>
[TestClass]
public sealed class UrlReferenceTests
{
    /// <summary>Some 2,500 written for the rules of the standard, and 4,000 made of pieces of URLs.</summary>
    [TestMethod]
    public async Task EveryCase_EndsAsInTheReferenceImplementation()
    {
        var cases = await File.ReadAllTextAsync(ConformanceFiles.Source("Url/cases.js"));
        var wanted = Lines(await NodeAsync($"({Expression(cases)})(require({JsonSerializer.Serialize(ConformanceFiles.Package("whatwg-url"))}))"));

        var found = Lines(await SandboxAsync($"({Expression(cases)})({{ URL, URLSearchParams }})"));

        Assert.HasCount(KeptSuites.Urls.Cases, wanted);
        var different = wanted.Zip(found, (theirs, ours) => (theirs, ours)).Where(pair => pair.theirs != pair.ours).Select(pair => $"{pair.ours}\n  expected {pair.theirs}");
        Assert.AreEqual("", string.Join('\n', different));
        Assert.HasCount(KeptSuites.Urls.Cases, found);
    }

    /// <summary>Patterns, and what each makes of some texts; the polyfill is the one that browsers without URLPattern load.</summary>
    [TestMethod]
    public async Task EveryPattern_MatchesAsInThePolyfill()
    {
        var cases = await File.ReadAllTextAsync(ConformanceFiles.Source("Url/patterns.js"));
        var wanted = Lines(await NodeAsync($"({Expression(cases)})(require({JsonSerializer.Serialize(ConformanceFiles.Package("urlpattern-polyfill"))}))"));

        var found = Lines(await SandboxAsync($"({Expression(cases)})({{ URLPattern }})"));

        Assert.HasCount(KeptSuites.Patterns.Cases, wanted);
        var different = wanted.Zip(found, (theirs, ours) => (theirs, ours)).Where(pair => pair.theirs != pair.ours).Select(pair => $"{pair.ours}\n  expected {pair.theirs}");
        Assert.AreEqual("", string.Join('\n', different));
        Assert.HasCount(KeptSuites.Patterns.Cases, found);
    }

    /// <summary>Without the comments before it and the line break after it.</summary>
    private static string Expression(string file) => file[file.IndexOf("\n((", StringComparison.Ordinal)..].Trim();

    private static string[] Lines(string json) => JsonSerializer.Deserialize<string>(json)!.Split('\n');

    private static async Task<string> SandboxAsync(string expression)
    {
        var result = await TestSandbox.RunAsync(
            $"export default () => {expression}",
            request => request.WithLimits(limits => limits with { CpuTime = TimeSpan.FromSeconds(60), WallTime = TimeSpan.FromSeconds(120), MemoryBytes = 512 << 20 }));
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return result.Data();
    }

    private static Task<string> NodeAsync(string expression) => NodeProcess.RunAsync(["--no-warnings", "-"], $"console.log(JSON.stringify({expression}))");
}
