namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    /// <summary>True when the text at the current place is a class escape, well formed or not.</summary>
    // CharacterClassEscape :: one of d D s S w W | p{ UnicodePropertyValueExpression } | P{ ... } (only [+U])
    private bool TryReadClassEscape(int start, out bool mayContainStrings)
    {
        mayContainStrings = false;
        switch (_pattern[_at])
        {
            case 'd' or 'D' or 's' or 'S' or 'w' or 'W':
                _at++;
                return true;
            case 'p' or 'P' when _isUnicode:
                ReadProperty(start, out mayContainStrings);
                return true;
            default:
                return false;
        }
    }

    // UnicodePropertyValueExpression :: UnicodePropertyName = UnicodePropertyValue | LoneUnicodePropertyNameOrValue
    private bool ReadProperty(int start, out bool isOfStrings)
    {
        isOfStrings = false;
        var isNegated = _pattern[_at++] == 'P';
        if (!IsAt('{'))
        {
            return Fail(RegExpFaults.InvalidPropertyName(start));
        }

        _at++;
        var name = ReadPropertyText();
        var isKnown = false;
        if (IsAt('='))
        {
            _at++;
            isKnown = UnicodeProperties.HasValue(name, ReadPropertyText());
        }
        else
        {
            isOfStrings = _hasSets && UnicodeProperties.IsPropertyOfStrings(name);
            isKnown = isOfStrings || UnicodeProperties.IsLoneNameOrValue(name);
        }

        if (!isKnown || !IsAt('}'))
        {
            return Fail(RegExpFaults.InvalidPropertyName(start));
        }

        _at++;
        return !(isNegated && isOfStrings) || Fail(RegExpFaults.NegatedPropertyOfStrings(start));
    }

    private ReadOnlySpan<char> ReadPropertyText()
    {
        var start = _at;
        while (char.IsAsciiLetterOrDigit(CharAt(_at)) || IsAt('_'))
        {
            _at++;
        }

        return _pattern[start.._at];
    }
}
