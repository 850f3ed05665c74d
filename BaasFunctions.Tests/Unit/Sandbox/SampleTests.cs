using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Every function of samples/ does what the file beside it says: the input, and parts of the answer and of the log.</summary>
[TestClass]
public sealed class SampleTests
{
    public static IEnumerable<object[]> Samples =>
        Directory.GetFiles(Folder()).Where(path => Path.GetExtension(path) is ".js" or ".ts").Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileName(path) });

    [TestMethod]
    public void Samples_AreAtLeastEight() => Assert.IsGreaterThanOrEqualTo(8, Samples.Count());

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public async Task Sample_GivenItsInput_AnswersAsItsFileSays(string name)
    {
        var test = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(Folder(), Path.ChangeExtension(name, ".test.json"))))!;
        var request = TestSandbox.Request(await File.ReadAllTextAsync(Path.Combine(Folder(), name))) with
        {
            FunctionName = name,
            Language = name.EndsWith(".ts", StringComparison.Ordinal) ? SourceLanguage.TypeScript : SourceLanguage.JavaScript,
            RequestJson = Encoding.UTF8.GetBytes((test["request"] ?? test["body"])!.ToJsonString()),
            Env = test["env"].Deserialize<Dictionary<string, string>>() ?? [],
        };

        var result = await TestSandbox.Shared.ExecuteAsync(request, CancellationToken.None);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message + "\n" + result.Error?.Stack);
        AssertContains(test["data"], JsonNode.Parse(result.Data()), "data");
        var expectedLogs = test["logs"]?.AsArray() ?? [];
        for (var i = 0; i < expectedLogs.Count; i++)
        {
            Assert.AreEqual(expectedLogs[i]!["level"]!.GetValue<string>(), result.Logs[i].Level.ToString().ToLowerInvariant());
            Assert.AreEqual(expectedLogs[i]!["message"]!.GetValue<string>(), result.Logs[i].Message);
            AssertContains(expectedLogs[i]!["data"], JsonNode.Parse(result.Logs[i].DataJson.Span), $"logs[{i}].data");
        }
    }

    private static void AssertContains(JsonNode? expected, JsonNode? actual, string path)
    {
        if (expected is JsonObject members)
        {
            Assert.IsInstanceOfType<JsonObject>(actual, path);
            foreach (var (name, value) in members)
            {
                AssertContains(value, actual![name], $"{path}.{name}");
            }
        }
        else
        {
            Assert.IsTrue(JsonNode.DeepEquals(expected, actual), $"{path}: expected {expected?.ToJsonString()}, was {actual?.ToJsonString()}");
        }
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "samples"));
}
