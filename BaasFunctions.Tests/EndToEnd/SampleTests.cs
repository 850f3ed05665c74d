using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Every function of samples/, in JavaScript and in TypeScript, does on the real stores what the file beside it says: for each call its input, and parts of the answer and of the log.</summary>
[TestClass]
public sealed class SampleTests
{
    private static ServerProcess? s_server;

    public static IEnumerable<object[]> Samples =>
        Directory.GetFiles(Repository.PathOf("samples")).Where(path => Path.GetExtension(path) is ".js" or ".ts").Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileName(path) });

    [ClassInitialize]
    public static async Task StartServer(TestContext _) => s_server = await ServerProcess.StartAsync();

    [ClassCleanup]
    public static async Task StopServer()
    {
        if (s_server is { } server)
        {
            await server.DisposeAsync();
        }
    }

    [TestMethod]
    public void Samples_AreThereInBothLanguages()
    {
        var names = Samples.Select(sample => (string)sample[0]).ToHashSet();

        Assert.IsGreaterThan(20, names.Count);
        Assert.AreEqual("", string.Join(' ', names.Where(name => !names.Contains(Path.ChangeExtension(name, name.EndsWith(".js", StringComparison.Ordinal) ? ".ts" : ".js")))));
    }

    [TestMethod]
    public void Samples_UseEveryPartOfTheContext()
    {
        var all = string.Concat(Samples.Select(sample => File.ReadAllText(Repository.PathOf("samples/" + sample[0]))));
        string[] parts = ["db.project.entities", "db.transaction(", "kv.", "files.", "jwt.", "fetch(", "crypto.subtle", "utils.", "log.", "env."];

        Assert.AreEqual("", string.Join(' ', parts.Where(part => !all.Contains(part, StringComparison.Ordinal))));
    }

    [TestMethod]
    [DynamicData(nameof(Samples))]
    public async Task Sample_GivenItsInput_AnswersAsItsFileSays(string name)
    {
        var test = JsonNode.Parse(await File.ReadAllTextAsync(Repository.PathOf("samples/" + Path.ChangeExtension(name, ".test.json"))))!.AsObject();
        var kept = new Dictionary<string, JsonNode>();
        foreach (var call in test["calls"]?.AsArray() ?? [test.DeepClone()])
        {
            await CallAsync(name, test, call!, kept);
        }
    }

    [TestMethod]
    public async Task SampleOfSeveralFiles_GivenItsInput_AnswersAsItsFileSays()
    {
        var folder = Repository.PathOf("samples/invoice");
        var test = JsonNode.Parse(await File.ReadAllTextAsync(folder + ".test.json"))!;
        var files = new JsonObject();
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            files[Path.GetRelativePath(folder, path).Replace('\\', '/')] = await File.ReadAllTextAsync(path);
        }

        var execution = new JsonObject
        {
            ["execution_id"] = "sample", ["function_id"] = "invoice", ["files"] = files, ["request"] = new JsonObject { ["body"] = test["body"]!.DeepClone() },
        };
        using var answer = await s_server!.PostAsync("/execute", execution.ToJsonString());
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.AreEqual("success", json["status"]!.GetValue<string>(), json.ToJsonString());
        AssertContains(test["data"], json["data"], "data");
    }

    /// <param name="name">The file.</param>
    /// <param name="test">What is for all calls: `env`, and `mocks` for other systems.</param>
    /// <param name="call">`request` or its `body`; `data` and `logs` that are expected; `keep`, a member of the data that a later call sends `with` its body.</param>
    /// <param name="kept">Members kept so far.</param>
    private static async Task CallAsync(string name, JsonObject test, JsonNode call, Dictionary<string, JsonNode> kept)
    {
        var request = call["request"]?.DeepClone().AsObject() ?? new JsonObject { ["body"] = call["body"]!.DeepClone() };
        if (call["with"]?.GetValue<string>() is { } member)
        {
            request["body"]![member] = kept[member].DeepClone();
        }

        var execution = new JsonObject
        {
            ["execution_id"] = "sample",
            ["function_id"] = name,
            ["language"] = name.EndsWith(".ts", StringComparison.Ordinal) ? "typescript" : "javascript",
            ["code"] = await File.ReadAllTextAsync(Repository.PathOf("samples/" + name)),
            ["request"] = request,
            ["context"] = new JsonObject { ["project_id"] = name },
            ["env"] = test["env"]?.DeepClone() ?? new JsonObject(),
        };
        if (test["mocks"] is { } mocks)
        {
            execution["mocks"] = mocks.DeepClone();
        }

        using var answer = await s_server!.PostAsync(test["mocks"] is null ? "/execute" : "/test", execution.ToJsonString());
        var json = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;

        Assert.AreEqual("success", json["status"]!.GetValue<string>(), json.ToJsonString());
        AssertContains(call["data"], json["data"], "data");
        var entries = new Queue<JsonNode?>(json["logs"]!.AsArray());
        foreach (var expected in call["logs"]?.AsArray() ?? [])
        {
            // A test notes its calls in the log, between the entries of the function.
            while (entries.TryPeek(out var entry) && entry!["message"]!.GetValue<string>() != expected!["message"]!.GetValue<string>())
            {
                entries.Dequeue();
            }

            AssertContains(expected, entries.TryDequeue(out var found) ? found : null, "logs");
        }

        if (call["keep"]?.GetValue<string>() is { } wanted)
        {
            kept[wanted] = json["data"]!["data"]![wanted]!;
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
}
