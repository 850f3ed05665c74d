namespace Acornima.Ast;

/// <summary>A property of an object literal.</summary>
public sealed class ObjectProperty : Property
{
    private const int MethodFlag = 2;

    public ObjectProperty(PropertyKind kind, Expression key, Node value, bool computed, bool shorthand, bool method)
        : base(kind, key, value, computed, shorthand)
    {
        if (method)
        {
            SetFlag(MethodFlag);
        }
    }

    public bool Method => HasFlag(MethodFlag);

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitObjectProperty(this);
}
