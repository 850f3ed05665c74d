using System.Text.RegularExpressions;
using BaasFunctions.Tests.Conformance.Differential;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>A class of sources on which the reference parser is not the measure. Everything that is given must hold.</summary>
/// <param name="Id">A short name.</param>
/// <param name="Kind">How the two differ.</param>
/// <param name="Example">A script that shows the difference; it is judged with the mutants.</param>
/// <param name="Ours">Pattern of our error's code, when we reject.</param>
/// <param name="Reference">Pattern of the reference's message, when it rejects.</param>
/// <param name="Source">Pattern that the source contains.</param>
/// <param name="Tree">What our tree contains: a property of <see cref="TreeSearch"/>.</param>
/// <param name="Clause">The clause of ECMA-262 that decides.</param>
/// <param name="Why">What the reference does instead.</param>
internal sealed record KnownDifference(
    string Id,
    VerdictDifference Kind,
    string Example,
    string? Ours,
    string? Reference,
    string? Source,
    string? Tree,
    string Clause,
    string Why)
{
    public bool Explains(VerdictDifference kind, Mutant mutant, ParseOutcome outcome, ReferenceAnswer answer) =>
        kind == Kind
        && Matches(Ours, outcome.Error?.Error.Code)
        && Matches(Reference, answer.Accepted ? null : answer.Text)
        && Matches(Source, mutant.Source)
        && Contains(outcome.Tree, answer);

    private static bool Matches(string? pattern, string? text) =>
        pattern is null || (text is not null && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline));

    private bool Contains(ProgramNode? tree, ReferenceAnswer answer) => Tree switch
    {
        null => true,
        nameof(TreeSearch.CallTarget) => tree is not null && TreeSearch.In(tree, answer).CallTarget,
        nameof(TreeSearch.RegExpAtError) => tree is not null && TreeSearch.In(tree, answer).RegExpAtError,
        _ => throw new NotSupportedException($"No search called {Tree}."),
    };
}
