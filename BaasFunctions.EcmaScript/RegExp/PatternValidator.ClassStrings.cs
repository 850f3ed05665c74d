namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    /// <summary>True when the text at the current place begins a string disjunction, well formed or not.</summary>
    // ClassStringDisjunction :: \q{ ClassStringDisjunctionContents }
    private bool TryReadClassStrings(int start, out bool mayContainStrings)
    {
        mayContainStrings = false;
        if (!IsAt('q', '{'))
        {
            return false;
        }

        _at += 2;
        var length = 0;
        while (_at < _pattern.Length)
        {
            if (_pattern[_at] is '|' or '}')
            {
                // The empty string is a string as well (22.2.1.8).
                mayContainStrings |= length != 1;
                length = 0;
                if (_pattern[_at++] == '}')
                {
                    return true;
                }
            }
            else if (ReadClassSetCharacter(out _))
            {
                length++;
            }
            else
            {
                return true;
            }
        }

        Fail(RegExpFaults.InvalidEscape(start));
        return true;
    }

    // ClassSetCharacter :: SourceCharacter but not ClassSetSyntaxCharacter | \ CharacterEscape | \ ClassSetReservedPunctuator | \b
    private bool ReadClassSetCharacter(out int value)
    {
        var start = _at;
        var first = _pattern[_at];
        value = first;
        if (first == '\\')
        {
            return ReadEscapedSetCharacter(start, out value);
        }

        if (IsClassSetSyntaxCharacter(first))
        {
            return Fail(RegExpFaults.InvalidClassCharacter(start));
        }

        if (IsReservedTwice(first) && IsAt(first, first))
        {
            return Fail(RegExpFaults.InvalidSetOperation(start));
        }

        value = ReadCharacter();
        return true;
    }

    private bool ReadEscapedSetCharacter(int start, out int value)
    {
        value = 0;
        if (++_at == _pattern.Length)
        {
            return Fail(RegExpFaults.EscapeAtEnd(start));
        }

        var letter = _pattern[_at];
        if (letter == 'b' || IsReservedPunctuator(letter))
        {
            _at++;
            value = letter == 'b' ? '\b' : letter;
            return true;
        }

        return ReadCharacterEscape(start, out value);
    }

    private static bool IsClassSetSyntaxCharacter(char letter) =>
        letter is '(' or ')' or '[' or ']' or '{' or '}' or '/' or '-' or '\\' or '|';

    // ClassSetReservedPunctuator
    private static bool IsReservedPunctuator(char letter) => letter is
        '&' or '-' or '!' or '#' or '%' or ',' or ':' or ';' or '<' or '=' or '>' or '@' or '`' or '~';

    // ClassSetReservedDoublePunctuator, which keeps doubled signs free for operators to come
    private static bool IsReservedTwice(char letter) =>
        letter is '$' or '*' or '+' or '.' or '?' or '^' || (letter != '-' && IsReservedPunctuator(letter));
}
