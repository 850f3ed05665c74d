namespace BaasFunctions.Server.Settings;

/// <summary>
/// Reads the text of a <c>.env</c> file as shells and the usual libraries do. Where these differ, or would run something, the line is refused
/// with what to write instead:
/// <list type="bullet">
/// <item><c>NAME=value</c>, with or without <c>export</c>; empty lines and lines that begin with <c>#</c> say nothing</item>
/// <item>without quotes: to the end of the line or to a <c>#</c> after a space, without spaces around; <c>${NAME}</c> is replaced</item>
/// <item><c>'…'</c>: as it stands, over several lines too</item>
/// <item><c>"…"</c>: over several lines too; <c>${NAME}</c> is replaced, <c>\n \r \t \" \\ \$</c> are read</item>
/// </list>
/// </summary>
internal sealed class DotEnvParser
{
    private readonly string _text;
    private readonly string _shown;
    private readonly DotEnvExpansion _expansion;
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);
    private readonly List<string> _faults = [];
    private int _at;
    private int _line = 1;

    public DotEnvParser(string text, string shown, IReadOnlyDictionary<string, string> environment)
    {
        // One kind of line end, and no byte order mark.
        _text = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n');
        (_shown, _expansion) = (shown, new DotEnvExpansion(environment, _values));
    }

    public DotEnvReading Read()
    {
        if (_text.IndexOf('\0') is var wrong and >= 0)
        {
            return new DotEnvReading(_values, [$"{_shown} line {_text.AsSpan(0, wrong).Count('\n') + 1} has a null character: it is not a text file"]);
        }

        while (_at < _text.Length)
        {
            var begun = _line;
            if (ReadLine() is { } fault)
            {
                _faults.Add($"{_shown} line {begun} {fault}");
            }

            SkipLine();
        }

        return new DotEnvReading(_values, _faults);
    }

    /// <summary>Reads one line, or as many as its quotes span; returns what is wrong with it.</summary>
    private string? ReadLine()
    {
        SkipSpaces();
        if (_at == _text.Length || _text[_at] is '\n' or '#')
        {
            return null;
        }

        var rest = Line();
        if (rest.StartsWith("export", StringComparison.Ordinal) && rest.Length > 6 && rest[6] is ' ' or '\t')
        {
            _at += 6;
            SkipSpaces();
            rest = Line();
        }

        var equals = rest.IndexOf('=');
        var name = equals < 0 ? "" : rest[..equals].Trim();
        if (name.Length == 0)
        {
            return "is not NAME=value";
        }

        if (!IsName(name))
        {
            return "is not NAME=value: a name has letters, digits, _, . and -, and begins with none of the digits";
        }

        _at += equals + 1;
        SkipSpaces();
        var fault = ReadValue(out var value);
        if (fault is null)
        {
            _values[name] = value;
        }

        return fault;
    }

    private string? ReadValue(out string value)
    {
        value = "";
        var quote = _at < _text.Length ? _text[_at] : '\n';
        if (quote is not ('"' or '\'' or '`'))
        {
            var bare = Line();
            var comment = bare.StartsWith('#') ? 0 : CommentIn(bare);
            bare = (comment < 0 ? bare : bare[..comment]).TrimEnd();
            return _expansion.Expand(bare, escapes: false, out value);
        }

        if (quote == '`')
        {
            return "has its value in `, in which a shell would run it: write it in '";
        }

        var end = EndOf(quote);
        if (end < 0)
        {
            return $"has a {quote} that is never closed; a {quote} that belongs to the value goes between {(quote == '"' ? "' and '" : "\" and \"")}";
        }

        var inside = _text[(_at + 1)..end];
        _line += inside.Count(c => c == '\n');
        _at = end + 1;
        SkipSpaces();
        if (Line() is { Length: > 0 } more && more[0] != '#')
        {
            return $"goes on after the closing {quote}: quotes go around the whole value";
        }

        if (quote == '\'')
        {
            value = inside;
            return null;
        }

        return _expansion.Expand(inside, escapes: true, out value);
    }

    /// <summary>Where the quote at hand is closed; -1 for nowhere.</summary>
    private int EndOf(char quote)
    {
        for (var i = _at + 1; i < _text.Length; i++)
        {
            if (quote == '"' && _text[i] == '\\')
            {
                i++;
            }
            else if (_text[i] == quote)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Where a comment begins: at a # after a space. A # within a word belongs to it.</summary>
    private static int CommentIn(string text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == '#' && text[i - 1] is ' ' or '\t')
            {
                return i;
            }
        }

        return -1;
    }

    public static bool IsName(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '.' or '-'))
            {
                return false;
            }
        }

        return text.Length > 0 && !char.IsAsciiDigit(text[0]);
    }

    /// <summary>What is left of the line.</summary>
    private string Line()
    {
        var end = _text.IndexOf('\n', _at);
        return end < 0 ? _text[_at..] : _text[_at..end];
    }

    private void SkipSpaces()
    {
        while (_at < _text.Length && _text[_at] is ' ' or '\t')
        {
            _at++;
        }
    }

    private void SkipLine()
    {
        var end = _text.IndexOf('\n', Math.Min(_at, _text.Length));
        _at = end < 0 ? _text.Length : end + 1;
        _line++;
    }
}
