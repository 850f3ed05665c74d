using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Looks for a call that is assigned or updated, which ECMA-262 leaves to the run time in sloppy code.</summary>
internal sealed class CallTargetSearch : AstVisitor
{
    private bool _found;

    public static bool Finds(ProgramNode tree)
    {
        var search = new CallTargetSearch();
        search.Visit(tree);
        return search._found;
    }

    protected internal override object? VisitAssignmentExpression(AssignmentExpression node)
    {
        _found |= node.Left is CallExpression;
        return base.VisitAssignmentExpression(node);
    }

    protected internal override object? VisitUnaryExpression(UnaryExpression node)
    {
        _found |= node is UpdateExpression { Argument: CallExpression };
        return base.VisitUnaryExpression(node);
    }

    protected internal override object? VisitForInStatement(ForInStatement node)
    {
        _found |= node.Left is CallExpression;
        return base.VisitForInStatement(node);
    }

    protected internal override object? VisitForOfStatement(ForOfStatement node)
    {
        _found |= node.Left is CallExpression;
        return base.VisitForOfStatement(node);
    }
}
