using System.Text.Json;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What the README shows is what happens.</summary>
[TestClass]
public sealed partial class ReadmeTests
{
    private readonly string _readme = File.ReadAllText(Repository.PathOf("README.md"));

    [TestMethod]
    public void Function_IsTheSampleAndTheOneInTheRequest()
    {
        var sample = File.ReadAllText(Repository.PathOf("samples/hello.js"));
        var request = JsonDocument.Parse(File.ReadAllText(Repository.PathOf("samples/hello.request.json"))).RootElement;

        StringAssert.Contains(_readme, $"```js\n{sample.TrimEnd()}\n```");
        Assert.AreEqual(sample, request.Text("code"));
    }

    [TestMethod]
    public async Task Request_GivesTheAnswerShown()
    {
        StringAssert.Contains(_readme, "/execute -H 'Content-Type: application/json' -d @samples/hello.request.json");
        await using var server = await ServerProcess.StartAsync();

        using var answer = await server.PostAsync("/execute", await File.ReadAllTextAsync(Repository.PathOf("samples/hello.request.json")));

        var shown = JsonBlock().Match(_readme).Groups[1].Value.Replace("\n ", "");
        Assert.AreEqual(Masked(shown.Trim()), Masked(await answer.Content.ReadAsStringAsync()));
    }

    [TestMethod]
    public async Task CommandsThatDeploy_DoWhatTheyAreShownFor()
    {
        var commands = Commands().Match(_readme).Groups["commands"].Value.TrimEnd().Split('\n').Select(line => line["baas ".Length..]).ToArray();
        await using var server = await ServerProcess.StartAsync();
        var outputs = new List<string>();
        foreach (var command in commands)
        {
            string[] arguments = [.. Word().Matches(command).Select(word => word.Value.Trim('\''))];
            var (code, output, errors) = await ServerProcess.RunInAsync(Repository.PathOf("."), "", arguments, ("BAAS_URL", server.Client.BaseAddress!.ToString()));
            Assert.AreEqual(0, code, $"{command}: {errors}");
            outputs.Add(output);
        }

        Assert.HasCount(4, outputs);
        Assert.AreEqual($"{server.Client.BaseAddress}f/dev/hello", outputs[0]);
        Assert.AreEqual("Hello, Ada!", JsonDocument.Parse(outputs[1]).RootElement.Text("greeting"));
    }

    [TestMethod]
    public void Links_PointToFilesThatExist()
    {
        foreach (Match link in Link().Matches(_readme))
        {
            var target = Repository.PathOf(link.Groups[1].Value);
            Assert.IsTrue(File.Exists(target) || Directory.Exists(target), link.Value);
        }
    }

    /// <summary>Times and figures differ from run to run.</summary>
    private static string Masked(string json) => Figure().Replace(Timestamp().Replace(json, "TIME"), "$1:0");

    [GeneratedRegex("^alias baas=.*\n(?<commands>(?:baas .*\n)+)```", RegexOptions.Multiline)]
    private static partial Regex Commands();

    [GeneratedRegex("'[^']*'|[^ ]+")]
    private static partial Regex Word();

    [GeneratedRegex("```json\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlock();

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[0-9:.]+Z")]
    private static partial Regex Timestamp();

    [GeneratedRegex("(\"(?:execution_time_ms|memory_used_mb|wall_ms|cpu_ms|queue_ms|allocated_bytes)\"):[0-9.E-]+")]
    private static partial Regex Figure();

    [GeneratedRegex(@"\]\(([^)#:]+)\)")]
    private static partial Regex Link();
}
