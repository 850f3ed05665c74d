using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using BaasFunctions.Tests.Conformance.Differential;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Judges mutants with both parsers and sorts the differences into known classes and the rest.</summary>
internal sealed class MutantComparison
{
    private const int Printed = 60;

    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly List<string> _unexplained = [];
    private readonly HashSet<string> _seen = [];

    public static IReadOnlyList<KnownDifference> Known { get; } =
        JsonSerializer.Deserialize<KnownDifference[]>(File.ReadAllText(ConformanceFiles.Source("Mutation/known-differences.json")), s_json) ?? [];

    public int Accepted { get; private set; }

    public IReadOnlyCollection<string> Unexplained => _unexplained;

    /// <summary>Known differences that no mutant showed.</summary>
    public IEnumerable<string> Unseen => Known.Select(entry => entry.Id).Where(id => !_seen.Contains(id));

    public string Report => _unexplained.OrderBy(line => line.Length).Take(Printed).Aggregate(
        new StringBuilder().Append(_unexplained.Count).AppendLine(" unexplained differences"),
        (report, line) => report.AppendLine(line)).ToString();

    public static MutantComparison Of(IReadOnlyList<Mutant> mutants)
    {
        var comparison = new MutantComparison();
        using var reference = new ReferenceProcess();
        ReferenceRequest[] requests = [.. mutants.Select(mutant => new ReferenceRequest(mutant.Source, mutant.IsModule))];
        foreach ((Mutant mutant, ReferenceAnswer answer) in mutants.Zip(reference.Ask(requests)))
        {
            comparison.Add(mutant, answer);
        }

        return comparison;
    }

    private void Add(Mutant mutant, ReferenceAnswer answer)
    {
        ParseOutcome outcome;
        try
        {
            outcome = ParserUnderTest.Parse(mutant.Source, mutant.IsModule);
        }
        catch (Exception defect)
        {
            _unexplained.Add($"{defect.GetType().Name}: {Quote(mutant)}{Environment.NewLine}{defect}");
            return;
        }

        Accepted += outcome.Accepted ? 1 : 0;
        VerdictDifference difference = Compare(outcome, answer);
        if (difference == VerdictDifference.None)
        {
            return;
        }

        if (Known.FirstOrDefault(entry => entry.Explains(difference, mutant, outcome, answer)) is { } explanation)
        {
            _seen.Add(explanation.Id);
        }
        else
        {
            _unexplained.Add(Describe(mutant, outcome, answer));
        }
    }

    private static VerdictDifference Compare(ParseOutcome outcome, ReferenceAnswer answer) => (outcome.Accepted, answer.Accepted) switch
    {
        (true, true) => CanonicalTree.HashOf(outcome.Tree!) == answer.Text ? VerdictDifference.None : VerdictDifference.Tree,
        (true, false) => VerdictDifference.OnlyOursAccepts,
        (false, true) => VerdictDifference.OnlyReferenceAccepts,
        _ => VerdictDifference.None,
    };

    private string Describe(Mutant mutant, ParseOutcome outcome, ReferenceAnswer answer)
    {
        if (!answer.Accepted)
        {
            return $"reference rejects ({answer.Text}): {Quote(mutant)}";
        }

        if (!outcome.Accepted)
        {
            return $"ours rejects ({outcome.Error.Error.Code}: {outcome.Error.Message}): {Quote(mutant)}";
        }

        string text = $"trees differ: {Quote(mutant)}";
        return _unexplained.Count < Printed ? text + Environment.NewLine + TreeDifference(mutant, outcome.Tree) : text;
    }

    private static string? TreeDifference(Mutant mutant, ProgramNode tree)
    {
        using var reference = new ReferenceProcess();
        ReferenceFlags flags = ReferenceFlags.WholeTree | (mutant.IsModule ? ReferenceFlags.Module : ReferenceFlags.None);
        return CanonicalTree.Difference(tree, reference.Ask(new ReferenceRequest(mutant.Source, flags)).Text);
    }

    private static string Quote(Mutant mutant) => (mutant.IsModule ? "module " : "script ") + JsonSerializer.Serialize(mutant.Source);
}
