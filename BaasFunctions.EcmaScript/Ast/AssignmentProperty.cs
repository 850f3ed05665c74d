namespace Acornima.Ast;

/// <summary>A property of an object pattern.</summary>
public sealed class AssignmentProperty(Expression key, Node value, bool computed, bool shorthand)
    : Property(PropertyKind.Init, key, value, computed, shorthand)
{
    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitAssignmentProperty(this);
}
