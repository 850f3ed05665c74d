using System.Globalization;
using System.Text.RegularExpressions;
using Acornima;
using Acornima.Ast;
using BaasFunctions.Tests.Conformance.Differential;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>Looks in our tree for what the reference stumbles over.</summary>
internal sealed partial class TreeSearch : AstVisitor
{
    private readonly Position _error;

    private TreeSearch(ReferenceAnswer answer)
    {
        Match place = Place().Match(answer.Text);
        _error = place.Success ? Position.From(NumberIn(place.Groups[1]), NumberIn(place.Groups[2])) : default;
    }

    /// <summary>A call is assigned or updated.</summary>
    public bool CallTarget { get; private set; }

    /// <summary>A regular expression begins where the reference reports its error.</summary>
    public bool RegExpAtError { get; private set; }

    public static TreeSearch In(ProgramNode tree, ReferenceAnswer answer)
    {
        var search = new TreeSearch(answer);
        search.Visit(tree);
        return search;
    }

    protected internal override object? VisitAssignmentExpression(AssignmentExpression node)
    {
        CallTarget |= node.Left is CallExpression;
        return base.VisitAssignmentExpression(node);
    }

    protected internal override object? VisitUnaryExpression(UnaryExpression node)
    {
        CallTarget |= node is UpdateExpression { Argument: CallExpression };
        return base.VisitUnaryExpression(node);
    }

    protected internal override object? VisitForInStatement(ForInStatement node)
    {
        CallTarget |= node.Left is CallExpression;
        return base.VisitForInStatement(node);
    }

    protected internal override object? VisitForOfStatement(ForOfStatement node)
    {
        CallTarget |= node.Left is CallExpression;
        return base.VisitForOfStatement(node);
    }

    protected internal override object? VisitLiteral(Literal node)
    {
        RegExpAtError |= node is RegExpLiteral && node.Location.Start == _error;
        return base.VisitLiteral(node);
    }

    private static int NumberIn(Group group) => int.Parse(group.ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\((\d+):(\d+)\)$")]
    private static partial Regex Place();
}
