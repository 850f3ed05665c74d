using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>A class of sources on which the reference parser is not the measure. All patterns that are given must match.</summary>
/// <param name="Id">A short name.</param>
/// <param name="Kind">How the two differ.</param>
/// <param name="Ours">Pattern of our error's code, when we reject.</param>
/// <param name="Reference">Pattern of the reference's message, when it rejects.</param>
/// <param name="Source">Pattern that the source contains.</param>
/// <param name="Clause">The clause of ECMA-262 that decides, or the policy.</param>
/// <param name="Why">What the reference does instead.</param>
internal sealed record KnownDifference(
    string Id,
    VerdictDifference Kind,
    string? Ours,
    string? Reference,
    string? Source,
    string Clause,
    string Why)
{
    public bool Explains(VerdictDifference kind, string source, string? ours, string? reference) =>
        kind == Kind && Matches(Ours, ours) && Matches(Reference, reference) && Matches(Source, source);

    private static bool Matches(string? pattern, string? text) =>
        pattern is null || (text is not null && Regex.IsMatch(text, pattern, RegexOptions.CultureInvariant | RegexOptions.Singleline));
}
