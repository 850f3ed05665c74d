namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // Quantifier :: QuantifierPrefix | QuantifierPrefix ?
    private bool ReadQuantifier()
    {
        if (_at == _pattern.Length)
        {
            return true;
        }

        switch (_pattern[_at])
        {
            case '*' or '+' or '?':
                _at++;
                break;
            case '{':
                var start = _at;
                if (!TryReadBraces(out var isOrdered))
                {
                    _at = start;
                    return !_isUnicode || Fail(RegExpFaults.IncompleteQuantifier(start));
                }

                if (!isOrdered)
                {
                    return Fail(RegExpFaults.QuantifierOutOfOrder(start));
                }

                break;
            default:
                return true;
        }

        if (IsAt('?'))
        {
            _at++;
        }

        return true;
    }

    // QuantifierPrefix :: { DecimalDigits } | { DecimalDigits , } | { DecimalDigits , DecimalDigits }
    private bool TryReadBraces(out bool isOrdered)
    {
        isOrdered = true;
        _at++;
        var least = ReadDigits();
        if (least.IsEmpty)
        {
            return false;
        }

        if (IsAt(','))
        {
            _at++;
            var most = ReadDigits();
            isOrdered = most.IsEmpty || IsAtMost(least, most);
        }

        if (!IsAt('}'))
        {
            return false;
        }

        _at++;
        return true;
    }

    private ReadOnlySpan<char> ReadDigits()
    {
        var start = _at;
        while (_at < _pattern.Length && char.IsAsciiDigit(_pattern[_at]))
        {
            _at++;
        }

        return _pattern[start.._at];
    }

    /// <summary>Compares as text, since the numbers have any length.</summary>
    private static bool IsAtMost(ReadOnlySpan<char> least, ReadOnlySpan<char> most)
    {
        least = least.TrimStart('0');
        most = most.TrimStart('0');
        return least.Length != most.Length
            ? least.Length < most.Length
            : least.SequenceCompareTo(most) <= 0;
    }
}
