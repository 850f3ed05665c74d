namespace Acornima.Ast;

public abstract class StatementOrExpression : Node
{
    private protected StatementOrExpression(NodeType type)
        : base(type)
    {
    }
}

public abstract class Expression : StatementOrExpression
{
    private protected Expression(NodeType type)
        : base(type)
    {
    }
}

public abstract class Statement : StatementOrExpression
{
    private protected Statement(NodeType type)
        : base(type)
    {
    }

    /// <summary>The label directly before this statement; of stacked labels the nearest.</summary>
    public Identifier? LabelSet { get; internal set; }
}

public abstract class Declaration : Statement
{
    private protected Declaration(NodeType type)
        : base(type)
    {
    }
}
