namespace Acornima.RegularExpressions;

/// <summary>
/// One pass over a pattern. Groups and nested classes live on stacks of their own, so that depth is bounded by the
/// length of the pattern and not by the stack of the thread.
/// </summary>
/// <remarks>
/// What depends on text still to come (how many groups there are, which names) is noted on the way and decided at the
/// end. Methods that read return false after having set the fault.
/// </remarks>
internal ref partial struct PatternValidator(ReadOnlySpan<char> pattern, PatternMode mode)
{
    private readonly ReadOnlySpan<char> _pattern = pattern;
    private readonly bool _isUnicode = mode != PatternMode.Legacy;
    private readonly bool _hasSets = mode == PatternMode.UnicodeSets;
    private int _at;
    private RegExpFault? _fault;

    // Groups: those that are open, and where the alternative outside all of them begins.
    private GroupFrame[]? _groups;
    private int _groupDepth;
    private int _alternativeStart;
    private int _captureCount;

    // Classes of v mode that are open.
    private ClassSetFrame[]? _classes;
    private int _classDepth;

    // References, to be compared with the groups at the end.
    private GroupNameTable? _names;
    private int _highestReference;
    private int _highestReferenceOffset;
    private int _malformedReference = -1;

    internal RegExpFault? Validate()
    {
        while (_at < _pattern.Length)
        {
            if (!ReadTerm())
            {
                return _fault;
            }
        }

        return CheckEnd() ? null : _fault;
    }

    // Term :: Assertion | Atom | Atom Quantifier
    private bool ReadTerm()
    {
        switch (_pattern[_at])
        {
            case '(':
                return OpenGroup();
            case ')':
                return CloseGroup();
            case '|':
                _at++;
                StartAlternative();
                return true;
            case '^' or '$':
                _at++;
                return true;
            case '\\':
                return ReadEscapedTerm();
            case '[':
                return ReadClass() && ReadQuantifier();
            case '*' or '+' or '?':
                return Fail(RegExpFaults.NothingToRepeat(_at));
            case '{':
                return ReadLiteralBrace() && ReadQuantifier();
            case ']' or '}' when _isUnicode:
                return Fail(RegExpFaults.LoneBracket(_at));
            default:
                // Half of a surrogate pair is enough: what follows it is never a quantifier.
                _at++;
                return ReadQuantifier();
        }
    }

    // ExtendedAtom :: InvalidBracedQuantifier | ExtendedPatternCharacter (B.1.2)
    private bool ReadLiteralBrace()
    {
        var start = _at;
        if (TryReadBraces(out _))
        {
            return Fail(RegExpFaults.NothingToRepeat(start));
        }

        _at = start + 1;
        return !_isUnicode || Fail(RegExpFaults.LoneBracket(start));
    }

    private bool CheckEnd() => CheckGroupsClosed() && CheckNumberedReferences() && CheckNamedReferences();

    private readonly bool IsAt(char expected) => _at < _pattern.Length && _pattern[_at] == expected;

    private readonly bool IsAt(char first, char second) =>
        _at + 1 < _pattern.Length && _pattern[_at] == first && _pattern[_at + 1] == second;

    private readonly char CharAt(int index) => index < _pattern.Length ? _pattern[index] : '\0';

    /// <summary>The code point at the current place in the Unicode modes, the code unit in legacy mode.</summary>
    private int ReadCharacter()
    {
        var first = _pattern[_at++];
        if (_isUnicode && char.IsHighSurrogate(first) && _at < _pattern.Length && char.IsLowSurrogate(_pattern[_at]))
        {
            return char.ConvertToUtf32(first, _pattern[_at++]);
        }

        return first;
    }

    private bool Fail(RegExpFault fault)
    {
        _fault = fault;
        return false;
    }
}
