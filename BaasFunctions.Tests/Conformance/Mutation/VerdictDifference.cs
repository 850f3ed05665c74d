namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>How the verdicts of two parsers can differ.</summary>
internal enum VerdictDifference
{
    None,
    OnlyOursAccepts,
    OnlyReferenceAccepts,
    Tree,
}
