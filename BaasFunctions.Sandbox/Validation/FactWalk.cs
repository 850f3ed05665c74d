using Acornima.Ast;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>
/// Walks a tree once and gathers its facts, without recursion: a tree is deeper than the text that it was made of is nested.
/// A name is looked up only after the walk, because declarations may follow their uses.
/// </summary>
internal sealed class FactWalk
{
    private readonly ProgramFacts _facts;
    private readonly List<(GlobalUse Use, NameScope Scope)> _uses = [];
    private readonly Stack<(Node Node, PlacedNode? Parent, NameScope Scope)> _open = [];

    private FactWalk(ProgramFacts facts) => _facts = facts;

    public static ProgramFacts Gather(ParsedSource source, ExecutionLimits limits, ValidatedFile? file = null)
    {
        var facts = new ProgramFacts(source, limits) { File = file };
        var walk = new FactWalk(facts);
        walk.Visit(source.Program, new NameScope(null, takesVar: true));
        facts.DefaultExport = facts.IsEntry ? facts.DefaultExport : null;
        facts.Globals.AddRange(walk._uses.Where(entry => !entry.Scope.Knows(entry.Use.Name.Name)).Select(entry => entry.Use));
        return facts;
    }

    private void Visit(Node root, NameScope outermost)
    {
        var children = new List<Node>();
        _open.Push((root, null, outermost));
        while (_open.TryPop(out var next))
        {
            var scope = NameDeclarations.Enter(next.Node, next.Scope);
            var placed = new PlacedNode(next.Node, next.Parent, scope);
            _facts.Nodes.Add(placed);
            Note(next.Node, next.Parent?.Node, scope);
            foreach (var child in next.Node.ChildNodes)
            {
                if (!IsMereName(child, next.Node))
                {
                    children.Add(child);
                }
            }

            for (var i = children.Count - 1; i >= 0; i--)
            {
                _open.Push((children[i], placed, scope));
            }

            children.Clear();
        }
    }

    private void Note(Node node, Node? parent, NameScope scope)
    {
        switch (node)
        {
            case Identifier name:
                _uses.Add((new GlobalUse(name, parent), scope));
                break;
            case ImportDeclaration or ImportExpression or ExportAllDeclaration or ExportNamedDeclaration { Source: not null }:
                _facts.Imports.Add(node);
                break;
            case ExportDefaultDeclaration export:
                _facts.DefaultExport = export.Declaration;
                break;
            case ExportSpecifier { Exported: Identifier { Name: "default" } or StringLiteral { Value: "default" } } specifier:
                _facts.DefaultExport = specifier;
                break;
        }
    }

    /// <summary>Identifiers that name a member, a label or a part of the syntax, and so use no variable.</summary>
    private static bool IsMereName(Node child, Node parent) => child is Identifier && parent switch
    {
        MemberExpression member => child == member.Property && !member.Computed,
        Property { Shorthand: false } property => child == property.Key && !property.Computed,
        ClassProperty property => child == property.Key && !property.Computed,
        LabeledStatement or BreakStatement or ContinueStatement or MetaProperty or ImportAttribute => true,
        ModuleSpecifier => true,
        _ => false,
    };
}
