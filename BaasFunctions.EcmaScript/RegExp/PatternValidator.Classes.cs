namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    /// <summary>Stands for the many characters of a class escape where a single one is looked for.</summary>
    private const int NoSingleCharacter = -1;

    // CharacterClass :: [ ClassContents ] | [^ ClassContents ]
    private bool ReadClass() => _hasSets ? ReadClassSet() : ReadClassRanges();

    // NonemptyClassRanges :: ClassAtom | ClassAtom - ClassAtom ClassContents | ...
    private bool ReadClassRanges()
    {
        var start = _at++;
        if (IsAt('^'))
        {
            _at++;
        }

        while (_at < _pattern.Length)
        {
            if (_pattern[_at] == ']')
            {
                _at++;
                return true;
            }

            if (!ReadClassRange())
            {
                return false;
            }
        }

        return Fail(RegExpFaults.UnterminatedClass(start));
    }

    private bool ReadClassRange()
    {
        var start = _at;
        if (!ReadClassAtom(out var low))
        {
            return false;
        }

        if (!IsAt('-') || _at + 1 == _pattern.Length || _pattern[_at + 1] == ']')
        {
            return true;
        }

        _at++;
        if (!ReadClassAtom(out var high))
        {
            return false;
        }

        if (low == NoSingleCharacter || high == NoSingleCharacter)
        {
            // Outside the Unicode modes the dash is then a character like the others (B.1.2, CharacterRangeOrUnion).
            return !_isUnicode || Fail(RegExpFaults.InvalidClassRange(start));
        }

        return low <= high || Fail(RegExpFaults.ClassRangeOutOfOrder(start));
    }

    // ClassAtom :: - | SourceCharacter but not one of \ ] - | \ ClassEscape
    private bool ReadClassAtom(out int value)
    {
        var start = _at;
        if (_pattern[_at] != '\\')
        {
            value = ReadCharacter();
            return true;
        }

        value = NoSingleCharacter;
        if (++_at == _pattern.Length)
        {
            return Fail(RegExpFaults.EscapeAtEnd(start));
        }

        return TryReadClassEscape(start, out _) ? _fault is null : ReadClassCharacterEscape(start, out value);
    }

    // ClassEscape :: b | - (only [+U]) | c ClassControlLetter (only [~U]) | CharacterEscape
    private bool ReadClassCharacterEscape(int start, out int value)
    {
        switch (_pattern[_at])
        {
            case 'b':
                _at++;
                value = '\b';
                return true;
            case '-':
                _at++;
                value = '-';
                return true;
            case 'c' when !_isUnicode && CharAt(_at + 1) is (>= '0' and <= '9') or '_':
                value = _pattern[_at + 1] % 32;
                _at += 2;
                return true;
            case 'k' when !_isUnicode:
                NoteMalformedReference(start);
                break;
        }

        return ReadCharacterEscape(start, out value);
    }
}
