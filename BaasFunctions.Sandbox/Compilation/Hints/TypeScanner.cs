namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>Reads what may be a type of TypeScript, without understanding it: names, literals, brackets and what joins them.</summary>
/// <param name="code">The text.</param>
/// <param name="start">Where the type may begin.</param>
internal sealed class TypeScanner(string code, int start)
{
    /// <summary>UTF-16 units of the longest type, and of the parameters around one, that are read.</summary>
    private const int MaxLength = 2000;

    private readonly int _end = Math.Min(code.Length, start + MaxLength);

    private int _at = start;

    /// <summary>Whether the type has a word or a form that a value in its place would not have.</summary>
    public bool IsKnown { get; private set; }

    /// <summary>What stands behind the type: a line feed for the end of a line, and a null character for the end of the text.</summary>
    public char Next
    {
        get
        {
            var at = _at;
            while (at < code.Length && code[at] is ' ' or '\t' or '\r')
            {
                at++;
            }

            return at < code.Length ? code[at] : '\0';
        }
    }

    public bool IsBefore(string text) => code.AsSpan(_at).TrimStart().StartsWith(text, StringComparison.Ordinal);

    public bool Read()
    {
        Skip();
        _ = Accept('|') || Accept('&');
        do
        {
            if (!Operand())
            {
                return false;
            }

            Skip(lines: false);
        }
        while (Accept('|') || Accept('&') || AcceptWord("is"));
        return true;
    }

    /// <summary>Whether the parenthesis around the type ends the parameters of a function, and not the arguments of a call.</summary>
    public bool IsInParameters()
    {
        var depth = 0;
        for (var at = _at; at < Math.Min(code.Length, _at + MaxLength); at++)
        {
            switch (code[at])
            {
                case '(' or '{' or '[':
                    depth++;
                    break;
                case ')' when depth == 0:
                    var rest = code.AsSpan(at + 1).TrimStart();
                    return rest.StartsWith("{") || rest.StartsWith("=>") || rest.StartsWith(":");
                case ')' or '}' or ']':
                    depth--;
                    break;
            }
        }

        return false;
    }

    private bool Operand()
    {
        Skip();
        while (AcceptWord("keyof") || AcceptWord("typeof") || AcceptWord("readonly") || AcceptWord("asserts"))
        {
            IsKnown = true;
        }

        if (_at >= _end)
        {
            return false;
        }

        switch (code[_at])
        {
            case '{':
                // An object of values looks the same; what is around it decides.
                return Balanced('{', '}') && Suffix();
            case '[':
                return Balanced('[', ']') && Suffix();
            case '(':
                return Balanced('(', ')') && (Arrow() || Suffix());
            case '\'' or '"':
                return Literal(code[_at]) && Suffix();
            default:
                return Name() && Suffix();
        }
    }

    private bool Name()
    {
        var from = _at;
        while (_at < _end && (char.IsAsciiLetterOrDigit(code[_at]) || code[_at] is '_' or '$' or '.'))
        {
            _at++;
        }

        var name = code.AsSpan(from, _at - from);
        if (name.IsEmpty || char.IsAsciiDigit(name[0]) || name[0] == '.')
        {
            return false;
        }

        IsKnown |= TypeScriptSyntax.IsTypeName(name.ToString()) || name is "void" or "object" || char.IsAsciiLetterUpper(name[0]);
        return name is not ("function" or "async" or "await" or "new" or "class" or "return");
    }

    private bool Suffix()
    {
        while (_at < _end && code[_at] is '<' or '[')
        {
            if (!(code[_at] == '<' ? Balanced('<', '>') : Balanced('[', ']')))
            {
                return false;
            }

            IsKnown = true;
        }

        return true;
    }

    private bool Arrow()
    {
        Skip(lines: false);
        if (!code.AsSpan(_at).StartsWith("=>"))
        {
            return false;
        }

        _at += 2;
        IsKnown = true;
        return Operand();
    }

    private bool Literal(char quote)
    {
        var end = code.IndexOf(quote, _at + 1);
        if (end < 0 || end >= _end)
        {
            return false;
        }

        _at = end + 1;
        return true;
    }

    private bool Balanced(char open, char close)
    {
        var depth = 0;
        for (; _at < _end; _at++)
        {
            if (code[_at] == open)
            {
                depth++;
            }
            else if (code[_at] == close && !(close == '>' && code[_at - 1] == '=') && --depth == 0)
            {
                _at++;
                return true;
            }
        }

        return false;
    }

    private bool Accept(char expected)
    {
        if (_at >= _end || code[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }

    private bool AcceptWord(string word)
    {
        if (!code.AsSpan(_at).StartsWith(word) || _at + word.Length >= _end || !char.IsWhiteSpace(code[_at + word.Length]))
        {
            return false;
        }

        _at += word.Length;
        Skip();
        return true;
    }

    private void Skip(bool lines = true)
    {
        while (_at < _end && char.IsWhiteSpace(code[_at]) && (lines || code[_at] is not ('\n' or '\r')))
        {
            _at++;
        }
    }
}
