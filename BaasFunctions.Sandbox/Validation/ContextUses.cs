using Acornima.Ast;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>
/// Finds where a function uses its context: through the handler's second argument, what that is taken apart into, and constants that
/// hold a part of it. Other ways exist and are not followed: what is not understood is not judged.
/// </summary>
internal sealed class ContextUses
{
    private readonly ProgramFacts _facts;
    private readonly Dictionary<(NameScope Owner, string Name), string[]> _names = [];
    private readonly List<ContextUse> _uses = [];

    private ContextUses(ProgramFacts facts) => _facts = facts;

    /// <summary>In source order of the places.</summary>
    public IReadOnlyList<ContextUse> All => _uses;

    public static ContextUses Find(ProgramFacts facts)
    {
        var uses = new ContextUses(facts);
        if (facts.Handler is { Node: IFunction { Params: { Count: > 1 } parameters } } handler)
        {
            uses.Name(parameters[1], handler, []);
            if (!facts.Source.IsModule)
            {
                // The frame of a bare body names the context twice.
                uses.Name(parameters[parameters.Count - 1], handler, []);
            }

            foreach (var placed in facts.Nodes)
            {
                if (placed.Node is VariableDeclarator { Init: { } init } declarator && uses.PathOf(PlacedNode.Bare(init)!, placed.Scope) is { } path)
                {
                    uses.Name(declarator.Id, placed, path);
                }
            }

            foreach (var placed in facts.Nodes)
            {
                uses.Note(placed);
            }
        }

        return uses;
    }

    private void Note(PlacedNode placed)
    {
        var isWhole = placed.Around?.Node is not MemberExpression around || PlacedNode.Bare(around.Object) != placed.Node;
        if (isWhole && placed.Node is MemberExpression or Identifier && PathOf(placed.Node, placed.Scope) is { Length: > 0 } path
            && !(placed.Node is Identifier && placed.Parent?.Node is Property or RestElement or VariableDeclarator { Init: null }))
        {
            _uses.Add(new ContextUse(path, placed));
        }
    }

    /// <summary>What a name, or the parts of a pattern, stand for.</summary>
    private void Name(Node pattern, PlacedNode place, string[] path)
    {
        switch (pattern)
        {
            case Identifier name when place.Scope.OwnerOf(name.Name) is { } owner:
                _names[(owner, name.Name)] = path;
                break;
            case AssignmentPattern assignment:
                Name(assignment.Left, place, path);
                break;
            case ObjectPattern taken:
                foreach (var property in taken.Properties.Each().OfType<AssignmentProperty>())
                {
                    if (property is { Computed: false, Key: Identifier key })
                    {
                        string[] inner = [.. path, key.Name];
                        _uses.Add(new ContextUse(inner, new PlacedNode(property.Key, place, place.Scope)));
                        Name(property.Value, place, inner);
                    }
                }

                break;
        }
    }

    /// <summary>What part of the context an expression is; null when it is none.</summary>
    private string[]? PathOf(Node expression, NameScope scope)
    {
        var names = new List<string>();
        var at = expression;
        while (at is MemberExpression member)
        {
            names.Add(PlacedNode.NameOf(member) ?? "*");
            at = PlacedNode.Bare(member.Object);
        }

        if (at is Identifier root && scope.OwnerOf(root.Name) is { } owner && _names.TryGetValue((owner, root.Name), out var path))
        {
            names.Reverse();
            return [.. path, .. names];
        }

        return null;
    }
}
