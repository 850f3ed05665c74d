namespace Acornima.Ast;

/// <summary>A property of an object literal or of an object pattern.</summary>
public abstract class Property : Node, IProperty
{
    private const int ComputedFlag = 0;
    private const int ShorthandFlag = 1;

    private protected Property(PropertyKind kind, Expression key, Node value, bool computed, bool shorthand)
        : base(NodeType.Property)
    {
        Kind = kind;
        Key = key;
        Value = value;
        if (computed)
        {
            SetFlag(ComputedFlag);
        }

        if (shorthand)
        {
            SetFlag(ShorthandFlag);
        }
    }

    public PropertyKind Kind { get; }

    public Expression Key { get; }

    public Node Value { get; }

    public bool Computed => HasFlag(ComputedFlag);

    /// <summary>Key and value are the same identifier, or the value is a default for it.</summary>
    public bool Shorthand => HasFlag(ShorthandFlag);

    // The key of a shorthand property is part of its value.
    internal override Node? NextChild(ref int index)
    {
        if (index == 0)
        {
            index = 1;
            if (!Shorthand)
            {
                return Key;
            }
        }

        return index++ == 1 ? Value : null;
    }
}
