using System.Diagnostics;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance.Intl;

/// <summary>Compares two thousand locale and option pairs with Node.js; the differences are listed, each with its reason, and the list may only shrink.</summary>
[TestClass]
public sealed class NodeComparisonTests
{
    [TestMethod]
    public async Task Intl_LocaleAndOptionPairs_AreThoseOfNodeExceptForTheListedOnes()
    {
        var pairs = await File.ReadAllTextAsync(ConformanceFiles.Source("Intl/pairs.js"));
        var theirs = await AnswersOfNodeAsync(pairs);
        var ours = await AnswersOfSandboxAsync(pairs);
        var listed = (await File.ReadAllLinesAsync(ConformanceFiles.Source("Intl/known-differences.txt")))
            .Where(line => line.Length > 0 && line[0] != '#')
            .ToHashSet();

        Assert.HasCount(KeptSuites.Intl.Cases, theirs);
        Assert.HasCount(KeptSuites.Intl.Different, listed);
        CollectionAssert.AreEqual(theirs.Keys.ToList(), ours.Keys.ToList());
        var different = ours.Where(pair => theirs[pair.Key] != pair.Value).ToDictionary(pair => pair.Key, pair => pair.Value);
        var unlisted = different.Where(pair => !listed.Contains(pair.Key)).Select(pair => $"{pair.Key}: {pair.Value}, in Node {theirs[pair.Key]}");
        Assert.AreEqual("", string.Join('\n', unlisted));
        Assert.AreEqual("", string.Join('\n', listed.Where(name => !different.ContainsKey(name))), "These differ no more: take them off the list");
    }

    private static async Task<Dictionary<string, string>> AnswersOfSandboxAsync(string pairs)
    {
        var result = await TestSandbox.RunAsync($"export default async function handler() {{ return {pairs} }}");
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return Lines(JsonSerializer.Deserialize<string>(result.DataJson.Span)!);
    }

    private static async Task<Dictionary<string, string>> AnswersOfNodeAsync(string pairs)
    {
        var start = new ProcessStartInfo
        {
            ArgumentList = { "--eval", $"console.log(process.versions.icu);console.log({pairs})" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
            Environment = { ["TZ"] = "UTC", ["LANG"] = "en_US.UTF-8" },
        };
        using var node = NodeProcess.Start(start);
        using var reader = new StreamReader(node.StandardOutput.BaseStream, System.Text.Encoding.UTF8);
        var output = await reader.ReadToEndAsync();
        await node.WaitForExitAsync();
        var end = output.IndexOf('\n', StringComparison.Ordinal);
        if (!output[..end].StartsWith("78.", StringComparison.Ordinal))
        {
            // Every release of ICU words some dates and numbers anew, and the list of differences is for one of them.
            Assert.Inconclusive($"The list is for Node with ICU 78, as Node 20.20 has it; this one has {output[..end]}.");
        }

        return Lines(output[(end + 1)..]);
    }

    private static Dictionary<string, string> Lines(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Select(line => line.Split(" => ", 2))
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
