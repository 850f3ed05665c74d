namespace Acornima.RegularExpressions;

internal ref partial struct PatternValidator
{
    // RegExpUnicodeEscapeSequence :: u Hex4Digits | u HexLeadSurrogate \u HexTrailSurrogate | u{ CodePoint }
    private bool TryReadUnicodeEscape(bool allowCodePoints, out int value)
    {
        value = 0;
        if (!IsAt('u'))
        {
            return false;
        }

        if (allowCodePoints && IsAt('u', '{'))
        {
            return TryReadCodePointInBraces(out value);
        }

        if (!TryReadHexDigits(_at + 1, 4, out value))
        {
            return false;
        }

        _at += 5;
        if (allowCodePoints
            && value is >= 0xD800 and <= 0xDBFF
            && IsAt('\\', 'u')
            && TryReadHexDigits(_at + 2, 4, out var trail)
            && trail is >= 0xDC00 and <= 0xDFFF)
        {
            value = char.ConvertToUtf32((char)value, (char)trail);
            _at += 6;
        }

        return true;
    }

    private bool TryReadCodePointInBraces(out int value)
    {
        value = 0;
        _at += 2;
        var start = _at;
        while (char.IsAsciiHexDigit(CharAt(_at)))
        {
            // Any value above the last code point is as wrong as the first one above it.
            value = Math.Min((value * 16) + HexValue(_pattern[_at++]), 0x110000);
        }

        if (_at == start || value > 0x10FFFF || !IsAt('}'))
        {
            return false;
        }

        _at++;
        return true;
    }

    /// <summary>Looks at a fixed number of digits and leaves the current place alone.</summary>
    private readonly bool TryReadHexDigits(int start, int count, out int value)
    {
        value = 0;
        for (var index = start; index < start + count; index++)
        {
            var digit = CharAt(index);
            if (!char.IsAsciiHexDigit(digit))
            {
                return false;
            }

            value = (value * 16) + HexValue(digit);
        }

        return true;
    }

    private static int HexValue(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
