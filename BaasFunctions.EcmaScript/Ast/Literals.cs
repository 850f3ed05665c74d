using System.Numerics;

namespace Acornima.Ast;

public sealed class StringLiteral : Literal
{
    private string? _value;

    /// <summary>A null value is the text between the quotes, taken from the source when it is first asked for.</summary>
    public StringLiteral(string? value)
        : base(TokenKind.StringLiteral) => _value = value;

    /// <summary>The value with escapes resolved; may hold lone surrogates.</summary>
    public new string Value => _value ??= SourceText is { } source ? source.Text.Substring(Start + 1, End - Start - 2) : "";

    private protected override object? BoxedValue => Value;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitLiteral(this);
}

public sealed class NumericLiteral(double value) : Literal(TokenKind.NumericLiteral)
{
    public new double Value { get; } = value;

    private protected override object? BoxedValue => Value;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitLiteral(this);
}

public sealed class BigIntLiteral(BigInteger value) : Literal(TokenKind.BigIntLiteral)
{
    public new BigInteger Value { get; } = value;

    private protected override object? BoxedValue => Value;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitLiteral(this);
}

public sealed class BooleanLiteral(bool value) : Literal(TokenKind.BooleanLiteral)
{
    private static readonly object True = true;
    private static readonly object False = false;

    public new bool Value { get; } = value;

    private protected override object? BoxedValue => Value ? True : False;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitLiteral(this);
}

public sealed class NullLiteral() : Literal(TokenKind.NullLiteral)
{
    private protected override object? BoxedValue => null;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitLiteral(this);
}

public sealed class RegExpLiteral(RegExpValue regExp, RegExpParseResult parseResult) : Literal(TokenKind.RegExpLiteral)
{
    public RegExpValue RegExp { get; } = regExp;

    /// <summary>Exactly what the <see cref="ParserOptions.OnRegExp"/> callback returned.</summary>
    public RegExpParseResult ParseResult { get; } = parseResult;

    private protected override object? BoxedValue => ParseResult.Regex;

    protected internal override object? Accept(AstVisitor visitor) => visitor.VisitLiteral(this);
}
