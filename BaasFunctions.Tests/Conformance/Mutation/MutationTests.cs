using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BaasFunctions.Tests.Conformance.Differential;

namespace BaasFunctions.Tests.Conformance.Mutation;

[TestClass]
public sealed class MutationTests
{
    private const int Mutants = 40_000;
    private const ulong Seed = 20260;
    private const int Printed = 60;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Another seed than the committed one, for a wider search.</summary>
    private static ulong SeedToUse => Environment.GetEnvironmentVariable("BAAS_MUTATION_SEED") is { Length: > 0 } text
        ? ulong.Parse(text, CultureInfo.InvariantCulture)
        : Seed;

    [TestMethod]
    public void Verdicts_OnMutants_AreTheReferenceVerdicts()
    {
        var mutator = new Mutator(new MutationCorpus(), SeedToUse);
        KnownDifference[] known = ReadKnown();
        Mutant[] mutants =
        [
            .. known.Select(entry => new Mutant(entry.Example, IsModule: false)),
            .. Enumerable.Range(0, Mutants).Select(_ => mutator.Next()),
        ];
        HashSet<string> seen = [];
        List<string> unexplained = [];
        int accepted = 0;

        using var reference = new ReferenceProcess();
        ReferenceRequest[] requests = [.. mutants.Select(mutant => new ReferenceRequest(mutant.Source, mutant.IsModule))];
        foreach ((Mutant mutant, ReferenceAnswer answer) in mutants.Zip(reference.Ask(requests)))
        {
            ParseOutcome outcome = Parse(mutant, unexplained);
            VerdictDifference difference = Compare(outcome, answer);
            accepted += outcome.Accepted ? 1 : 0;
            if (difference == VerdictDifference.None)
            {
                continue;
            }

            string? explanation = known.FirstOrDefault(entry => entry.Explains(difference, mutant, outcome, answer))?.Id;
            if (explanation is null)
            {
                string description = Describe(mutant, difference, outcome, answer);
                unexplained.Add(unexplained.Count < Printed && difference == VerdictDifference.Tree
                    ? description + Environment.NewLine + TreeDifference(mutant, outcome)
                    : description);
            }
            else
            {
                seen.Add(explanation);
            }
        }

        Assert.IsEmpty(unexplained, Report(unexplained));
        Assert.IsGreaterThan(Mutants / 10, accepted, "Too few mutants parse for the comparison to mean much.");
        string[] unused = [.. known.Select(entry => entry.Id).Where(id => !seen.Contains(id))];
        Assert.IsEmpty(unused, $"Remove the known differences that nothing shows: {string.Join(", ", unused)}");
    }

    private static KnownDifference[] ReadKnown() =>
        JsonSerializer.Deserialize<KnownDifference[]>(File.ReadAllText(ConformanceFiles.Source("Mutation/known-differences.json")), s_json) ?? [];

    private static ParseOutcome Parse(Mutant mutant, List<string> unexplained)
    {
        try
        {
            return ParserUnderTest.Parse(mutant.Source, mutant.IsModule);
        }
        catch (Exception defect)
        {
            unexplained.Add($"{defect.GetType().Name}: {Quote(mutant)}{Environment.NewLine}{defect}");
            return new ParseOutcome(null, null);
        }
    }

    private static VerdictDifference Compare(ParseOutcome outcome, ReferenceAnswer answer) => (outcome.Accepted, answer.Accepted) switch
    {
        (true, true) => CanonicalTree.HashOf(outcome.Tree!) == answer.Text ? VerdictDifference.None : VerdictDifference.Tree,
        (true, false) => VerdictDifference.OnlyOursAccepts,
        (false, true) => VerdictDifference.OnlyReferenceAccepts,
        _ => VerdictDifference.None,
    };

    private static string Describe(Mutant mutant, VerdictDifference difference, ParseOutcome outcome, ReferenceAnswer answer) =>
        difference switch
        {
            VerdictDifference.OnlyOursAccepts => $"reference rejects ({answer.Text}): {Quote(mutant)}",
            VerdictDifference.OnlyReferenceAccepts => $"ours rejects ({outcome.Error?.Error.Code}: {outcome.Error?.Message}): {Quote(mutant)}",
            _ => $"trees differ: {Quote(mutant)}",
        };

    private static string? TreeDifference(Mutant mutant, ParseOutcome outcome)
    {
        using var reference = new ReferenceProcess();
        ReferenceFlags flags = ReferenceFlags.WholeTree | (mutant.IsModule ? ReferenceFlags.Module : ReferenceFlags.None);
        return CanonicalTree.Difference(outcome.Tree!, reference.Ask(new ReferenceRequest(mutant.Source, flags)).Text);
    }

    private static string Quote(Mutant mutant) => (mutant.IsModule ? "module " : "script ") + JsonSerializer.Serialize(mutant.Source);

    private static string Report(List<string> unexplained)
    {
        var report = new StringBuilder().Append(unexplained.Count).AppendLine(" unexplained differences");
        foreach (string line in unexplained.OrderBy(line => line.Length).Take(Printed))
        {
            report.AppendLine(line);
        }

        return report.ToString();
    }
}
