using System.Runtime.CompilerServices;
using Acornima.Lexing;

namespace Acornima.Parsing;

/// <summary>Taking tokens, semicolons that nobody wrote (ECMA-262, 12.10), and errors about tokens.</summary>
internal sealed partial class SyntaxParser
{
    private bool IsStrict => (_context & Context.Strict) != 0;

    private bool IsIn(Context context) => (_context & context) != 0;

    /// <summary>A keyword written with escapes cannot act as one.</summary>
    private new void Next()
    {
        if (HasEscape && IsKeyword(Type))
        {
            Recoverable(TokenStart, "EscapedKeyword", $"Keyword '{NameText}' must not contain escapes");
        }

        base.Next();
    }

    private static bool IsKeyword(TokenType type) =>
        type >= TokenType.Break || type is TokenType.In or TokenType.InstanceOf or TokenType.TypeOf or TokenType.Void or TokenType.Delete;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool Eat(TokenType type)
    {
        if (Type != type)
        {
            return false;
        }

        Next();
        return true;
    }

    private void Expect(TokenType type)
    {
        if (Type != type)
        {
            throw UnexpectedToken();
        }

        Next();
    }

    private bool EatWord(Word word)
    {
        if (Word != word)
        {
            return false;
        }

        Next();
        return true;
    }

    private void ExpectWord(Word word)
    {
        if (Word != word)
        {
            throw UnexpectedToken();
        }

        Next();
    }

    private bool CanInsertSemicolon => Type is TokenType.EndOfFile or TokenType.BraceRight || NewLineBefore;

    private void Semicolon()
    {
        if (!Eat(TokenType.Semicolon) && !CanInsertSemicolon)
        {
            throw UnexpectedToken();
        }
    }

    private SyntaxErrorException UnexpectedToken() => Type switch
    {
        TokenType.EndOfFile => Error(TokenStart, "UnexpectedEnd", "Unexpected end of input"),
        TokenType.Number or TokenType.BigInt => Error(TokenStart, "UnexpectedToken", "Unexpected number"),
        TokenType.String => Error(TokenStart, "UnexpectedToken", "Unexpected string"),
        TokenType.Backquote => Error(TokenStart, "UnexpectedToken", "Unexpected template string"),
        TokenType.Name => Error(TokenStart, "UnexpectedToken", $"Unexpected identifier '{Shorten(NameText)}'"),
        TokenType.PrivateName => Error(TokenStart, "UnexpectedToken", $"Unexpected identifier '#{Shorten(NameText)}'"),
        _ => Error(TokenStart, "UnexpectedToken", $"Unexpected token '{Input[TokenStart..TokenEnd]}'"),
    };

    private SyntaxErrorException UnexpectedTokenAt(int at)
    {
        var end = Math.Min(at + 1, Input.Length);
        return at >= end
            ? Error(at, "UnexpectedEnd", "Unexpected end of input")
            : Error(at, "UnexpectedToken", $"Unexpected token '{Input[at..end]}'");
    }

    /// <summary>An error after which the meaning of the text is still clear; skipped in tolerant mode.</summary>
    private void Recoverable(int at, string code, string message)
    {
        if (!_options.Tolerant)
        {
            throw Error(at, code, message);
        }
    }

    private static string Shorten(string name) => name.Length <= 60 ? name : name[..60] + "…";
}
