namespace BaasFunctions.Tests.Conformance.Differential;

/// <summary>The flags of a request to verdicts.mjs.</summary>
[Flags]
internal enum ReferenceFlags
{
    None = 0,
    Module = 1,

    /// <summary>Answer with the tree's text instead of its hash.</summary>
    WholeTree = 2,
}
