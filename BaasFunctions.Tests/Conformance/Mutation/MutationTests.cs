using System.Globalization;

namespace BaasFunctions.Tests.Conformance.Mutation;

[TestClass]
public sealed class MutationTests
{
    private const int Mutants = 40_000;
    private const int Patterns = 40_000;

    /// <summary>Another seed than the committed one makes another search.</summary>
    private static ulong Seed => Environment.GetEnvironmentVariable("BAAS_MUTATION_SEED") is { Length: > 0 } text
        ? ulong.Parse(text, CultureInfo.InvariantCulture)
        : 20260;

    [TestMethod]
    public void Verdicts_OnMutants_AreTheReferenceVerdicts()
    {
        var mutator = new Mutator(new MutationCorpus(), Seed);

        MutantComparison comparison = MutantComparison.Of([.. Enumerable.Range(0, Mutants).Select(_ => mutator.Next())]);

        Assert.IsEmpty(comparison.Unexplained, comparison.Report);
        Assert.IsGreaterThan(Mutants / 10, comparison.Accepted, "Too few mutants parse for the comparison to mean much.");
    }

    [TestMethod]
    public void Verdicts_OnMadeUpRegExps_AreTheReferenceVerdicts()
    {
        var composer = new RegExpComposer(Seed);

        MutantComparison comparison = MutantComparison.Of([.. Enumerable.Range(0, Patterns).Select(_ => composer.Next())]);

        Assert.IsEmpty(comparison.Unexplained, comparison.Report);
        Assert.IsGreaterThan(Patterns / 10, comparison.Accepted, "Too few patterns parse for the comparison to mean much.");
    }

    [TestMethod]
    public void KnownDifferences_OnTheirExamples_StillShow()
    {
        MutantComparison comparison = MutantComparison.Of([.. MutantComparison.Known.Select(entry => new Mutant(entry.Example, IsModule: false))]);

        Assert.IsEmpty(comparison.Unexplained, comparison.Report);
        Assert.IsEmpty(comparison.Unseen, $"Remove the known differences that no longer show: {string.Join(", ", comparison.Unseen)}");
    }
}
