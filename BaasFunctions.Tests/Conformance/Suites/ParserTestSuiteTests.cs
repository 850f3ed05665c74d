using System.Text.Encodings.Web;
using System.Text.Json;

namespace BaasFunctions.Tests.Conformance.Suites;

[TestClass]
public sealed class ParserTestSuiteTests
{
    private static readonly Lazy<SuiteRun> s_run = new(SuiteRun.Measure);

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [TestMethod]
    [DataRow("pass")]
    [DataRow("pass-explicit")]
    [DataRow("fail")]
    [DataRow("early")]
    public void Suite_EveryFile_GetsTheVerdictOfSuiteOrListedClause(string suite)
    {
        string[] unexplained = [.. s_run.Value.Unexplained.Where(line => line.StartsWith(suite + "/", StringComparison.Ordinal))];

        Assert.IsEmpty(unexplained, string.Join(Environment.NewLine, unexplained.Prepend($"{unexplained.Length} files of {suite}:")));
    }

    [TestMethod]
    public void Suites_Read_HaveAllTheirFiles()
    {
        foreach (ParserTestSuite suite in ParserTestSuite.All)
        {
            Assert.AreEqual(suite.Files, s_run.Value.Scores.Single(score => score.Suite == suite.Name).Total, suite.Name);
        }
    }

    [TestMethod]
    public void Exceptions_Listed_AllStillApply()
    {
        string[] unused = [.. s_run.Value.Unused];

        Assert.IsEmpty(unused, $"Remove the entries of: {string.Join(", ", unused)}");
    }

    [TestMethod]
    public void Scoreboard_Measured_EqualsCommitted()
    {
        string measured = JsonSerializer.Serialize(s_run.Value.Scores, s_json) + "\n";
        string committed = File.ReadAllText(ConformanceFiles.Source("Suites/scoreboard.json"));

        Assert.AreEqual(committed, measured, $"Suites/scoreboard.json should read:\n{measured}");
        Assert.IsGreaterThanOrEqualTo(5346, s_run.Value.Scores.Sum(score => score.Right));
    }
}
