namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class Lexer
{
    private TokenKind Scan(out Keyword keyword)
    {
        keyword = Keyword.None;
        if (_at >= text.Length)
        {
            return TokenKind.End;
        }

        var start = _at;
        var c = text[_at++];
        if (IsNamePart(c) && !char.IsAsciiDigit(c))
        {
            keyword = Name(start);
            return TokenKind.Word;
        }

        switch (c)
        {
            case '(':
                return TokenKind.OpenParen;
            case ')':
                return TokenKind.CloseParen;
            case '[':
                return TokenKind.OpenBracket;
            case ']':
                return TokenKind.CloseBracket;
            case '{':
                return TokenKind.OpenBrace;
            case '}':
                return TokenKind.CloseBrace;
            case ';':
                return TokenKind.Semicolon;
            case ',':
                return TokenKind.Comma;
            case ':':
                return TokenKind.Colon;
            case '@':
                return TokenKind.At;
            case '~':
                return TokenKind.Tilde;
            case '<':
                return TokenKind.Less;
            case '>':
                return TokenKind.Greater;
            case '\'' or '"':
                return String(c);
            case '`':
                return Template(TokenKind.Template, TokenKind.TemplateHead);
            case '#':
                _ = Name(start);
                return _at > start + 1 ? TokenKind.PrivateName : TokenKind.Invalid;
            case '.':
                return Dots();
            case '?':
                return Questions();
            case >= '0' and <= '9':
                return Number(c);
            default:
                return Operator(c);
        }
    }

    private TokenKind Dots()
    {
        if (_at < text.Length && char.IsAsciiDigit(text[_at]))
        {
            Digits();
            Exponent();
            return TokenKind.Number;
        }

        if (_at + 1 < text.Length && text[_at] == '.' && text[_at + 1] == '.')
        {
            _at += 2;
            return TokenKind.Ellipsis;
        }

        return TokenKind.Dot;
    }

    private TokenKind Questions()
    {
        if (Accept('?'))
        {
            _ = Accept('=');
            return TokenKind.Operator;
        }

        if (_at < text.Length && text[_at] == '.' && !(_at + 1 < text.Length && char.IsAsciiDigit(text[_at + 1])))
        {
            _at++;
            return TokenKind.QuestionDot;
        }

        return TokenKind.Question;
    }

    private TokenKind Operator(char c)
    {
        switch (c)
        {
            case '=':
                if (Accept('>'))
                {
                    return TokenKind.Arrow;
                }

                return Accept('=') ? Longer('=') : TokenKind.Equals;
            case '!':
                return Accept('=') ? Longer('=') : TokenKind.Bang;
            case '+' or '-':
                return Accept(c) ? TokenKind.Increment
                    : Accept('=') ? TokenKind.Operator
                    : c == '+' ? TokenKind.Plus : TokenKind.Minus;
            case '*':
                return Accept('*') ? Longer('=') : Accept('=') ? TokenKind.Operator : TokenKind.Star;
            case '/':
                return Accept('=') ? TokenKind.SlashEquals : TokenKind.Slash;
            case '|' or '&':
                return Accept(c) ? Longer('=')
                    : Accept('=') ? TokenKind.Operator
                    : c == '|' ? TokenKind.Bar : TokenKind.Ampersand;
            case '%' or '^':
                return Longer('=');
            default:
                return TokenKind.Invalid;
        }
    }

    private TokenKind Longer(char last)
    {
        _ = Accept(last);
        return TokenKind.Operator;
    }
}
