using Acornima.Ast;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>What the rules want to know of a program, gathered in one walk over its tree.</summary>
/// <param name="Source">The text and its tree.</param>
/// <param name="Limits">The limits that an execution of it would have.</param>
internal sealed record ProgramFacts(ParsedSource Source, ExecutionLimits Limits)
{
    /// <summary>Which file of a function of several it is; null in a function of one.</summary>
    public ValidatedFile? File { get; init; }

    /// <summary>Whether its default export is what is called.</summary>
    public bool IsEntry => File is not { IsEntry: false };

    private ContextUses? _context;
    private PackagedCode? _packages;
    private ILookup<(NameScope Owner, string Name), PlacedNode>? _uses;

    /// <summary>Every node, in source order.</summary>
    public List<PlacedNode> Nodes { get; } = [];

    /// <summary>Uses of names that the text does not declare, in source order.</summary>
    public List<GlobalUse> Globals { get; } = [];

    /// <summary>Everything that imports: declarations, re-exports and <c>import()</c>.</summary>
    public List<Node> Imports { get; } = [];

    /// <summary>The function that is called: the default export; null for a bare body or where there is none.</summary>
    public Node? DefaultExport { get; set; }

    /// <summary>What becomes of the promises that a variable holds, as far as it was asked.</summary>
    public Dictionary<(NameScope Owner, string Name), PromiseFate> VariableFates { get; } = [];

    /// <summary>How the function uses its context.</summary>
    public ContextUses Context => _context ??= ContextUses.Find(this);

    /// <summary>The handler where it can be told: the default export, or what is declared under its name, or the frame of a bare body.</summary>
    public PlacedNode? Handler => Nodes.Find(IsHandler);

    /// <summary>Every use of a name that the text declares, without its declaration.</summary>
    public IEnumerable<PlacedNode> UsesOf(NameScope owner, string name)
    {
        _uses ??= (from use in Nodes
                   where use.Node is Identifier && use.Parent?.Node is not (VariableDeclarator or ClassProperty { Computed: false })
                       || (use.Node is Identifier && use.Parent?.Node is VariableDeclarator { Init: { } init } && init == use.Node)
                   let declared = use.Scope.OwnerOf(((Identifier)use.Node).Name)
                   where declared is not null
                   select (declared, use)).ToLookup(found => (found.declared, ((Identifier)found.use.Node).Name), found => found.use);
        return _uses[(owner, name)];
    }

    /// <summary>Whether a bundler put a place there, with a package.</summary>
    public bool IsPackaged(FindingPlace place) => (_packages ??= new PackagedCode(Source.Code)).Has(place);

    /// <summary>A finding at a node.</summary>
    public Finding At(Node node, string rule, Severity severity, string message, string? fix) =>
        new(rule, severity, message, Source.PlaceOf(node.Location.Start), fix);

    private bool IsHandler(PlacedNode placed)
    {
        if (placed.Node is not IFunction || !IsEntry)
        {
            return false;
        }

        if (Source.Exports is { } exports)
        {
            return exports.Handler is { } handler && (placed.Node == PlacedNode.Bare(handler) || (handler is Identifier known && IsDeclaredAs(placed, known.Name)));
        }

        // A bare body stands in a function of ours.
        if (!Source.IsModule)
        {
            return true;
        }

        var exported = DefaultExport is ExportSpecifier specifier ? specifier.Local : DefaultExport;
        return placed.Node == PlacedNode.Bare(exported) || (exported is Identifier name && IsDeclaredAs(placed, name.Name));
    }

    private static bool IsDeclaredAs(PlacedNode function, string name) => function switch
    {
        { Node: FunctionDeclaration { Id: { } declared } } => declared.Name == name,
        { Parent.Node: VariableDeclarator { Id: Identifier declared } } => declared.Name == name,
        _ => false,
    };
}
