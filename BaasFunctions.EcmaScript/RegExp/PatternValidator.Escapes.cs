namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // Assertion :: \b | \B and Atom :: \ AtomEscape
    private bool ReadEscapedTerm()
    {
        var start = _at++;
        if (_at == _pattern.Length)
        {
            return Fail(RegExpFaults.EscapeAtEnd(start));
        }

        switch (_pattern[_at])
        {
            case 'b' or 'B':
                _at++;
                return true;
            case 'k':
                return ReadNamedReference(start) && ReadQuantifier();
            case >= '1' and <= '9' when _isUnicode:
                ReadNumberedReference(start);
                return ReadQuantifier();
        }

        if (TryReadClassEscape(start, out _))
        {
            return _fault is null && ReadQuantifier();
        }

        return ReadCharacterEscape(start, out _) && ReadQuantifier();
    }

    // CharacterEscape :: ControlEscape | c AsciiLetter | 0 | HexEscapeSequence | RegExpUnicodeEscapeSequence | ...
    private bool ReadCharacterEscape(int start, out int value)
    {
        var letter = _pattern[_at];
        switch (letter)
        {
            case 'f' or 'n' or 'r' or 't' or 'v':
                _at++;
                value = letter switch { 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => '\v' };
                return true;
            case 'c':
                return ReadControlLetter(start, out value);
            case >= '0' and <= '9':
                return ReadDigitEscape(start, out value);
            case 'x':
                if (TryReadHexDigits(_at + 1, 2, out value))
                {
                    _at += 3;
                    return true;
                }

                break;
            case 'u':
                if (TryReadUnicodeEscape(allowCodePoints: _isUnicode, out value))
                {
                    return true;
                }

                if (_isUnicode)
                {
                    return Fail(RegExpFaults.InvalidUnicodeEscape(start));
                }

                break;
        }

        value = letter;
        return ReadIdentityEscape(start);
    }

    // IdentityEscape[+U] :: SyntaxCharacter | / ; IdentityEscape[~U] :: any but c, and but k with named groups
    private bool ReadIdentityEscape(int start)
    {
        if (_isUnicode && !IsSyntaxCharacter(_pattern[_at]))
        {
            return Fail(RegExpFaults.InvalidEscape(start));
        }

        _at++;
        return true;
    }

    // CharacterEscape :: c AsciiLetter, and without a letter the backslash stands for itself (B.1.2)
    private bool ReadControlLetter(int start, out int value)
    {
        var letter = CharAt(_at + 1);
        if (char.IsAsciiLetter(letter))
        {
            _at += 2;
            value = letter % 32;
            return true;
        }

        value = '\\';
        return !_isUnicode || Fail(RegExpFaults.InvalidEscape(start));
    }

    // CharacterEscape :: 0 [lookahead not a digit] | LegacyOctalEscapeSequence, and 8 and 9 as themselves
    private bool ReadDigitEscape(int start, out int value)
    {
        value = _pattern[_at++] - '0';
        if (_isUnicode)
        {
            return (value == 0 && !char.IsAsciiDigit(CharAt(_at))) || Fail(RegExpFaults.InvalidDecimalEscape(start));
        }

        if (value >= 8)
        {
            value += '0';
            return true;
        }

        for (var more = value <= 3 ? 2 : 1; more > 0 && CharAt(_at) is >= '0' and <= '7'; more--)
        {
            value = (value * 8) + (_pattern[_at++] - '0');
        }

        return true;
    }

    private static bool IsSyntaxCharacter(char letter) => letter is
        '^' or '$' or '\\' or '.' or '*' or '+' or '?' or '(' or ')' or '[' or ']' or '{' or '}' or '|' or '/';
}
