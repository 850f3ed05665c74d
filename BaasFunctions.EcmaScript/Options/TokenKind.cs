namespace Acornima;

/// <summary>Kinds of tokens.</summary>
public enum TokenKind
{
    Unknown = 0,
    Punctuator = 1,
    Keyword = 2,
    Identifier = 3,
    NullLiteral = 4,
    BooleanLiteral = 5,
    StringLiteral = 6,
    NumericLiteral = 7,
    BigIntLiteral = 8,
    RegExpLiteral = 9,
    Template = 10,
    EOF = 11,
    Extension = -1,
}
