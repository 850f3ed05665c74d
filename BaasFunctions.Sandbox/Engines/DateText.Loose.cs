namespace BaasFunctions.Sandbox.Engines;

/// <summary>The looser forms that V8 takes: numbers and words in many orders.</summary>
internal ref partial struct DateText
{
    private bool Loose()
    {
        var hasNumber = _days > 0;
        while (!IsAtEnd)
        {
            var current = Current;
            if (char.IsAsciiDigit(current))
            {
                hasNumber = true;
                if (!Number())
                {
                    return false;
                }
            }
            else if (char.IsAsciiLetter(current))
            {
                if (!Word(hasNumber))
                {
                    return false;
                }
            }
            else if (current is '+' or '-' && (_times > 0 || IsUtc))
            {
                if (!Offset())
                {
                    return false;
                }
            }
            else if (hasNumber && (current is '+' or '-' or ')' || char.IsLetter(current)))
            {
                return false;
            }
            else if (current == '(')
            {
                SkipParenthesis();
            }
            else
            {
                _at++;
            }
        }

        return true;
    }

    private readonly bool IsUtc => _zoneHour == 0 && _zoneMinute == 0;

    private bool Number()
    {
        var number = Digits(out _);
        if (Current == ':' && _times < 3 && !(_zoneHour >= 0 && _zoneMinute < 0))
        {
            _at++;
            _time[_times++] = number;
            return Current != ':';
        }

        if (Current == '.' && IsTimeNext(number))
        {
            _at++;
            _time[_times++] = number;
            return char.IsAsciiDigit(Current) && Fraction();
        }

        if (_zoneHour >= 0 && _zoneMinute < 0 && number < 60)
        {
            _zoneMinute = number;
            return true;
        }

        if (IsTimeNext(number))
        {
            _time[_times++] = number;
            // The time is whole: only what may follow one may follow.
            _times = 4;
            return IsAtEnd || char.IsWhiteSpace(Current) || Current is 'Z' or 'z' or '+' or '-';
        }

        if (_days == 3)
        {
            return false;
        }

        _day[_days++] = number;
        Taken('-');
        return true;
    }

    private readonly bool IsTimeNext(int number) => _times switch
    {
        1 or 2 => number < 60,
        3 => number < 1000,
        _ => false,
    };

    private bool Word(bool hasNumber)
    {
        var start = _at;
        while (char.IsAsciiLetter(Current))
        {
            _at++;
        }

        Span<char> word = stackalloc char[3];
        var length = _at - start;
        for (var i = 0; i < Math.Min(3, length); i++)
        {
            word[i] = char.ToLowerInvariant(_text[start + i]);
        }

        var known = word[..Math.Min(3, length)];
        if (length <= 3 && known is "am" or "pm" && _times > 0)
        {
            _afternoon = known[0] == 'p' ? 12 : 0;
            return true;
        }

        if (length >= 3 && "janfebmaraprmayjunjulaugsepoctnovdec".AsSpan().IndexOf(known) is >= 0 and var month && month % 3 == 0)
        {
            _month = (month / 3) + 1;
            Taken('-');
            return true;
        }

        if (length <= 3 && hasNumber && ZoneOf(known) is { } hours)
        {
            (_zoneSign, _zoneHour, _zoneMinute) = (hours < 0 ? -1 : 1, Math.Abs(hours), 0);
            return true;
        }

        // Words before the first number are passed over, such as the name of a day.
        return !hasNumber && !char.IsAsciiDigit(Current);
    }

    private static int? ZoneOf(ReadOnlySpan<char> name) => name switch
    {
        "z" or "ut" or "utc" or "gmt" => 0,
        "edt" => -4,
        "est" or "cdt" => -5,
        "cst" or "mdt" => -6,
        "mst" or "pdt" => -7,
        "pst" => -8,
        _ => null,
    };

    private bool Offset()
    {
        _zoneSign = _text[_at++] == '-' ? -1 : 1;
        (_zoneHour, _zoneMinute) = (0, 0);
        if (!char.IsAsciiDigit(Current))
        {
            return true;
        }

        var number = Digits(out var length);
        if (Current == ':')
        {
            _at++;
            (_zoneHour, _zoneMinute) = (number, -1);
            return true;
        }

        (_zoneHour, _zoneMinute) = length <= 2 ? (number, 0) : (number / 100, number % 100);
        return length <= 4;
    }

    private void SkipParenthesis()
    {
        var depth = 0;
        do
        {
            depth += Current == '(' ? 1 : Current == ')' ? -1 : 0;
            _at++;
        }
        while (depth > 0 && !IsAtEnd);
    }
}
