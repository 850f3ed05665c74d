using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Every function of samples/, in JavaScript and in TypeScript, does on a real store what the tests beside it say.</summary>
[TestClass]
public sealed class SampleTests
{
    private static JsonElement[] s_cases = [];

    public static IEnumerable<object[]> Samples =>
        Directory.GetFiles(Repository.PathOf("samples")).Where(path => Path.GetExtension(path) is ".js" or ".ts").Order(StringComparer.Ordinal).Select(path => new object[] { Path.GetFileName(path) });

    [ClassInitialize]
    public static async Task RunTheirTests(TestContext _)
    {
        var run = await ServerProcess.RunInAsync(Repository.PathOf("samples"), "", ["test", "--json"]);
        s_cases = [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("cases").EnumerateArray()];
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
    [DataRow("invoice", DisplayName = "A function of several files")]
    public void Sample_GivenItsInput_AnswersAsItsFileSays(string name)
    {
        var cases = s_cases.Where(one => one.GetProperty("function").GetString() == name).ToArray();

        Assert.AreNotEqual(0, cases.Length);
        Assert.AreEqual("", string.Join('\n', cases.Where(one => !one.GetProperty("passed").GetBoolean())));
    }
}
