namespace Acornima.Ast;

/// <summary>A template: one more text than expressions.</summary>
public sealed class TemplateLiteral : Expression
{
    private readonly NodeList<TemplateElement> _quasis;
    private readonly NodeList<Expression> _expressions;

    public TemplateLiteral(in NodeList<TemplateElement> quasis, in NodeList<Expression> expressions)
        : base(NodeType.TemplateLiteral)
    {
        _quasis = quasis;
        _expressions = expressions;
    }

    public ref readonly NodeList<TemplateElement> Quasis => ref _quasis;

    public ref readonly NodeList<Expression> Expressions => ref _expressions;

    // In source order: text, expression, text, ...
    internal override Node? NextChild(ref int index)
    {
        if (index >= _quasis.Count + _expressions.Count)
        {
            return null;
        }

        var at = index++;
        return (at & 1) == 0 ? _quasis[at >> 1] : _expressions[at >> 1];
    }

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitTemplateLiteral(this);
}

/// <summary>One text of a template.</summary>
public sealed class TemplateElement : Node
{
    private const int TailFlag = 0;
    private const int CookedIsRawFlag = 1;

    private string? _raw;
    private readonly string? _cooked;

    /// <param name="raw">The text with line ends normalised; null when that is the source as it stands, which is then read on demand.</param>
    /// <param name="cooked">The text with escapes resolved; null when one of them is invalid, or when it equals the raw text.</param>
    /// <param name="cookedIsRaw">There is no escape: both texts are the same.</param>
    /// <param name="tail">The last text of its template.</param>
    public TemplateElement(string? raw, string? cooked, bool cookedIsRaw, bool tail)
        : base(NodeType.TemplateElement)
    {
        _raw = raw;
        _cooked = cooked;
        if (tail)
        {
            SetFlag(TailFlag);
        }

        if (cookedIsRaw)
        {
            SetFlag(CookedIsRawFlag);
        }
    }

    public bool Tail => HasFlag(TailFlag);

    public TemplateValue Value
    {
        get
        {
            var raw = _raw ??= SourceText is { } source ? source.Text.Substring(Start, End - Start) : "";
            return new TemplateValue(HasFlag(CookedIsRawFlag) ? raw : _cooked, raw);
        }
    }

    internal override Node? NextChild(ref int index) => null;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitTemplateElement(this);
}
