using BaasFunctions.Tests.Conformance.Suites;

namespace BaasFunctions.Tests.Conformance.Differential;

[TestClass]
public sealed class SuiteTreeTests
{
    [TestMethod]
    [DataRow("pass")]
    [DataRow("pass-explicit")]
    public void Tree_OfEverySuiteFile_IsTheReferenceTree(string suite)
    {
        IReadOnlyList<ParserTestFile> files = ParserTestSuite.All.Single(candidate => candidate.Name == suite).ReadFiles();
        using var reference = new ReferenceProcess();
        ReferenceRequest[] requests = [.. files.Select(file => new ReferenceRequest(file.Source, file.IsModule))];

        List<(ParserTestFile File, ParseOutcome Outcome)> different = [];
        foreach ((ParserTestFile file, ReferenceAnswer answer) in files.Zip(reference.Ask(requests)))
        {
            Assert.IsTrue(answer.Accepted, $"{file.Name}: {answer.Text}");
            ParseOutcome outcome = ParserUnderTest.Parse(file.Source, file.IsModule);
            if (!outcome.Accepted || CanonicalTree.HashOf(outcome.Tree) != answer.Text)
            {
                different.Add((file, outcome));
            }
        }

        string[] descriptions = [.. different.Take(10).Select(pair => Describe(reference, pair.File, pair.Outcome))];
        Assert.IsEmpty(different, $"{different.Count} files:{Environment.NewLine}{string.Join(Environment.NewLine, descriptions)}");
    }

    private static string Describe(ReferenceProcess reference, ParserTestFile file, ParseOutcome outcome)
    {
        if (!outcome.Accepted)
        {
            return $"{file.Name}: {outcome.Error.Message}";
        }

        ReferenceFlags flags = ReferenceFlags.WholeTree | (file.IsModule ? ReferenceFlags.Module : ReferenceFlags.None);
        ReferenceAnswer answer = reference.Ask(new ReferenceRequest(file.Source, flags));
        return $"{file.Name}: {CanonicalTree.Difference(outcome.Tree, answer.Text)}";
    }
}
