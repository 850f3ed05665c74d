using System.Buffers;
using System.Globalization;

namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>
/// Reads a text token by token (ECMA-262, 12). What a slash, a brace behind a template's value or a row of angles is depends on the grammar: its reader says so.
/// Never fails: what is no token is <see cref="TokenKind.Invalid"/>, a comment without an end has that of the text, and there stands <see cref="TokenKind.End"/> for ever.
/// </summary>
internal sealed partial class Lexer(string text)
{
    private static readonly SearchValues<char> s_lineEnds = SearchValues.Create("\n\r\u2028\u2029");

    /// <summary>Whether a line ends in a text.</summary>
    public static bool HasLineEnd(ReadOnlySpan<char> part) => part.ContainsAny(s_lineEnds);

    private int _at;

    public Token Current { get; private set; }

    /// <summary>Where the token before ends.</summary>
    public int PreviousEnd { get; private set; }

    public LexerState State
    {
        get => new(_at, Current, PreviousEnd);
        set => (_at, Current, PreviousEnd) = (value.At, value.Current, value.PreviousEnd);
    }

    public void Next()
    {
        PreviousEnd = Current.End;
        if (_at == 0 && text.StartsWith("#!", StringComparison.Ordinal))
        {
            ToLineEnd();
        }

        var afterLineEnd = SkipBlanks();
        var start = _at;
        var kind = Scan(out var keyword);
        Current = new Token(kind, keyword, start, _at, afterLineEnd);
    }

    /// <summary>Goes to the end, from where nothing follows.</summary>
    public void Stop()
    {
        _at = text.Length;
        Current = new Token(TokenKind.End, Keyword.None, _at, _at, true);
    }

    /// <summary>Takes the slash as the begin of a regular expression.</summary>
    public void RescanRegex()
    {
        _at = Current.Start + 1;
        Current = Current with { Kind = Regex() ? TokenKind.Regex : TokenKind.Invalid, End = _at };
    }

    /// <summary>Takes the closing brace as the end of a value in a template.</summary>
    public void RescanTemplate()
    {
        _at = Current.Start + 1;
        Current = Current with { Kind = Template(TokenKind.TemplateTail, TokenKind.TemplateMiddle), End = _at };
    }

    /// <summary>Takes the angle with all that belongs to its operator: <c>&gt;&gt;=</c>.</summary>
    public void RescanAngle()
    {
        var angle = text[Current.Start];
        while (_at < text.Length && text[_at] == angle && _at - Current.Start < (angle == '<' ? 2 : 3))
        {
            _at++;
        }

        _ = Accept('=');
        Current = Current with { Kind = TokenKind.Operator, End = _at };
    }

    /// <summary>Whether a line ends between here and the next token.</summary>
    private bool SkipBlanks()
    {
        var lineEnded = false;
        while (_at < text.Length)
        {
            var c = text[_at];
            if (c is ' ' or '\t' or '\v' or '\f')
            {
                _at++;
            }
            else if (c is '\n' or '\r')
            {
                lineEnded = true;
                _at++;
            }
            else if (c == '/' && _at + 1 < text.Length && text[_at + 1] == '/')
            {
                ToLineEnd();
            }
            else if (c == '/' && _at + 1 < text.Length && text[_at + 1] == '*')
            {
                var end = text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
                end = end < 0 ? text.Length : end + 2;
                lineEnded |= HasLineEnd(text.AsSpan(_at, end - _at));
                _at = end;
            }
            else if (c >= 0x80 && IsBlank(c))
            {
                lineEnded |= c is '\u2028' or '\u2029';
                _at++;
            }
            else
            {
                break;
            }
        }

        return lineEnded;
    }

    private void ToLineEnd()
    {
        var length = text.AsSpan(_at).IndexOfAny(s_lineEnds);
        _at = length < 0 ? text.Length : _at + length;
    }

    private static bool IsBlank(char c) =>
        c is '\u00A0' or '\uFEFF' or '\u2028' or '\u2029' || (c > '\u00A0' && char.GetUnicodeCategory(c) == UnicodeCategory.SpaceSeparator);

    private bool Accept(char expected)
    {
        if (_at >= text.Length || text[_at] != expected)
        {
            return false;
        }

        _at++;
        return true;
    }
}
