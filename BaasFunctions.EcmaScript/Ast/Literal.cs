namespace Acornima.Ast;

/// <summary>A literal value.</summary>
public abstract class Literal : Expression
{
    private protected Literal(TokenKind kind)
        : base(NodeType.Literal) => Kind = kind;

    public TokenKind Kind { get; }

    /// <summary>The value; of derived classes a typed member hides it.</summary>
    public object? Value => BoxedValue;

    /// <summary>The exact text in the source, quotes and suffixes included.</summary>
    public string Raw => SourceText is { } source ? source.Text.Substring(Start, End - Start) : "";

    private protected abstract object? BoxedValue { get; }

    internal override Node? NextChild(ref int index) => null;
}
