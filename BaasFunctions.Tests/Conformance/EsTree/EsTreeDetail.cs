namespace BaasFunctions.Tests.Conformance.EsTree;

/// <summary>How much of a tree <see cref="EsTreeWriter"/> prints.</summary>
internal enum EsTreeDetail
{
    /// <summary>Everything, byte for byte what Differential/canonical.mjs prints.</summary>
    Full,

    /// <summary>No positions.</summary>
    Structure,

    /// <summary>
    /// No positions, no raw texts, a sequence in a sequence spliced, a property name as the string it means: what
    /// test262-parser-tests calls equivalent.
    /// </summary>
    Equivalence,

    /// <summary>As <see cref="Equivalence"/>, with names and literal values left out.</summary>
    Shape,
}
