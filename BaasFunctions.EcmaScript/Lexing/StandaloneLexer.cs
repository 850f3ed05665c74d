using Acornima.Text;

namespace Acornima.Lexing;

/// <summary>A lexer without a parser around it, for <see cref="Tokenizer"/>.</summary>
internal sealed class StandaloneLexer : Lexer
{
    public void Start(string input, int start, SourceText source, bool isModule) => Open(input, start, source, isModule);

    public Token Read()
    {
        Next();
        return new Token(KindOf(Type), TokenStart, TokenEnd);
    }

    private static TokenKind KindOf(TokenType type) => type switch
    {
        TokenType.EndOfFile => TokenKind.EOF,
        TokenType.Name => TokenKind.Identifier,
        TokenType.Number => TokenKind.NumericLiteral,
        TokenType.BigInt => TokenKind.BigIntLiteral,
        TokenType.String => TokenKind.StringLiteral,
        TokenType.Backquote => TokenKind.Template,
        TokenType.Null => TokenKind.NullLiteral,
        TokenType.True or TokenType.False => TokenKind.BooleanLiteral,
        >= TokenType.Break or TokenType.In or TokenType.InstanceOf or TokenType.TypeOf or TokenType.Void or TokenType.Delete => TokenKind.Keyword,
        _ => TokenKind.Punctuator,
    };
}
