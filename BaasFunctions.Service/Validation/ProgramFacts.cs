using Acornima.Ast;

namespace BaasFunctions.Service.Validation;

/// <summary>What the rules want to know of a program, gathered in one walk over its tree.</summary>
/// <param name="Source">The text and its tree.</param>
internal sealed record ProgramFacts(ParsedSource Source)
{
    /// <summary>Uses of names that the text does not declare, in source order.</summary>
    public List<GlobalUse> Globals { get; } = [];

    /// <summary>Everything that imports: declarations, re-exports and <c>import()</c>.</summary>
    public List<Node> Imports { get; } = [];

    /// <summary>The function that is called: the default export; null for a bare body or where there is none.</summary>
    public Node? DefaultExport { get; set; }

    /// <summary>True when an error is caught somewhere: <c>try</c> with <c>catch</c>, or <c>.catch(...)</c>.</summary>
    public bool CatchesErrors { get; set; }

    /// <summary>A finding at a node.</summary>
    public Finding At(Node node, string rule, Severity severity, string message, string? fix) =>
        new(rule, severity, message, Source.PlaceOf(node.Location.Start), fix);
}
