using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Conformance.WebCrypto;

/// <summary>Keys, signatures and encrypted data of crypto.subtle go from the sandbox to Node.js and back, and both say the same of what is wrong.</summary>
[TestClass]
public sealed class NodeWebCryptoTests
{
    private static string Interop => Read("interop.js");

    [TestMethod]
    public async Task WhatNodeMakes_TheSandboxReads() => AssertAllRight(await SandboxAsync($"{Interop}.check({await NodeAsync($"{Interop}.make()")})"));

    [TestMethod]
    public async Task WhatTheSandboxMakes_NodeReads() => AssertAllRight(await NodeAsync($"{Interop}.check({await SandboxAsync($"{Interop}.make()")})"));

    [TestMethod]
    public async Task EveryCombination_EndsAsInNodeExceptForTheListedOnes()
    {
        var cases = Read("cases.js");
        var theirs = Lines(await NodeAsync(cases));
        var ours = Lines(await SandboxAsync(cases));
        var listed = (await File.ReadAllLinesAsync(ConformanceFiles.Source("WebCrypto/known-differences.txt"))).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();

        Assert.HasCount(KeptSuites.Crypto.Cases, theirs);
        Assert.HasCount(KeptSuites.Crypto.Different, listed);
        var different = theirs.Where(pair => ours.GetValueOrDefault(pair.Key) != pair.Value).ToDictionary(pair => pair.Key, pair => pair.Value);
        var unlisted = different.Where(pair => !listed.Contains(pair.Key)).Select(pair => $"{pair.Key}: {ours.GetValueOrDefault(pair.Key)}, in Node {pair.Value}");
        Assert.AreEqual("", string.Join('\n', unlisted));
        Assert.AreEqual("", string.Join('\n', listed.Where(name => !different.ContainsKey(name))), "These differ no more: take them off the list");
    }

    /// <summary>The expression of a file, in parentheses: comments stand before it.</summary>
    private static string Read(string file) => $"({File.ReadAllText(ConformanceFiles.Source($"WebCrypto/{file}"))})";

    private static void AssertAllRight(string result)
    {
        var found = JsonSerializer.Deserialize<JsonElement[]>(result)!;

        Assert.AreEqual("", string.Join('\n', found.Skip(1)));
        Assert.IsGreaterThan(100, found[0].GetInt32());
    }

    private static Dictionary<string, string> Lines(string json) => JsonSerializer.Deserialize<string>(json)!.Split('\n').Select(line => line.Split(" => ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static async Task<string> SandboxAsync(string expression)
    {
        var result = await TestSandbox.RunAsync(
            $"export default async function handler() {{ return {expression} }}", request => request.WithLimits(limits => limits with { CpuTime = TimeSpan.FromSeconds(60), WallTime = TimeSpan.FromSeconds(120) }));
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return result.Data();
    }

    private static Task<string> NodeAsync(string expression) =>
        NodeProcess.RunAsync(["--no-warnings", "-"], $"Promise.resolve({expression}).then((value) => console.log(JSON.stringify(value)));");
}
