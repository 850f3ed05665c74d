namespace BaasFunctions.Sandbox.Compilation.TypeScript;

internal sealed partial class Lexer
{
    /// <summary>Any character beyond ASCII that is no blank is taken for one of a name: the parser behind this one knows better, and says so.</summary>
    private static bool IsNamePart(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or '$' or '\\' || c >= 0x80;

    private Keyword Name(int start)
    {
        _at = start + 1;
        var escaped = text[start] == '\\';
        if (escaped)
        {
            _at = start;
        }

        while (_at < text.Length && IsNamePart(text[_at]) && !(text[_at] >= 0x80 && IsBlank(text[_at])))
        {
            if (text[_at] == '\\')
            {
                escaped = true;
                if (_at + 2 < text.Length && text[_at + 2] == '{')
                {
                    var end = text.IndexOf('}', _at, Math.Min(12, text.Length - _at));
                    _at = end < 0 ? _at + 2 : end;
                }
            }

            _at++;
        }

        return escaped || !char.IsAsciiLetterLower(text[start]) ? Keyword.None : Keywords.Of(text.AsSpan(start, _at - start));
    }

    private TokenKind String(char quote)
    {
        while (_at < text.Length)
        {
            var c = text[_at++];
            if (c == quote)
            {
                return TokenKind.String;
            }

            if (c is '\n' or '\r')
            {
                return TokenKind.Invalid;
            }

            if (c == '\\')
            {
                Escape();
            }
        }

        return TokenKind.Invalid;
    }

    private TokenKind Template(TokenKind whole, TokenKind open)
    {
        while (_at < text.Length)
        {
            switch (text[_at++])
            {
                case '`':
                    return whole;
                case '\\':
                    Escape();
                    break;
                case '$' when Accept('{'):
                    return open;
            }
        }

        return TokenKind.Invalid;
    }

    /// <summary>Passes what a backslash takes the meaning of; CR and LF are one line end.</summary>
    private void Escape()
    {
        if (_at < text.Length && text[_at++] == '\r')
        {
            _ = Accept('\n');
        }
    }

    private bool Regex()
    {
        var inClass = false;
        while (_at < text.Length)
        {
            var c = text[_at++];
            switch (c)
            {
                case '\n' or '\r' or '\u2028' or '\u2029':
                    return false;
                case '\\':
                    if (_at < text.Length && text[_at] is not ('\n' or '\r'))
                    {
                        _at++;
                    }

                    break;
                case '[':
                    inClass = true;
                    break;
                case ']':
                    inClass = false;
                    break;
                case '/' when !inClass:
                    while (_at < text.Length && char.IsAsciiLetter(text[_at]))
                    {
                        _at++;
                    }

                    return true;
            }
        }

        return false;
    }

    private TokenKind Number(char first)
    {
        if (first == '0' && _at < text.Length && (text[_at] | 0x20) is 'x' or 'o' or 'b')
        {
            while (_at < text.Length && (char.IsAsciiLetterOrDigit(text[_at]) || text[_at] == '_'))
            {
                _at++;
            }

            return TokenKind.Number;
        }

        Digits();
        if (Accept('.'))
        {
            Digits();
        }

        Exponent();
        _ = Accept('n');
        return TokenKind.Number;
    }

    private void Digits()
    {
        while (_at < text.Length && (char.IsAsciiDigit(text[_at]) || text[_at] == '_'))
        {
            _at++;
        }
    }

    private void Exponent()
    {
        if (Accept('e') || Accept('E'))
        {
            _ = Accept('+') || Accept('-');
            Digits();
        }
    }
}
