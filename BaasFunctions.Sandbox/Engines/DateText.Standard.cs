namespace BaasFunctions.Sandbox.Engines;

/// <summary>The date time string format (ECMA-262, 21.4.1.32).</summary>
internal ref partial struct DateText
{
    /// <summary>The standard form; null when it is another one, whose first numbers may have been taken already.</summary>
    private bool? Standard()
    {
        var sign = Current is '+' or '-' ? Current : '\0';
        _at += sign == '\0' ? 0 : 1;
        if (!Digits(sign == '\0' ? 4 : 6, out var year) || (sign == '-' && year == 0))
        {
            _at = 0;
            return null;
        }

        _day[_days++] = sign == '-' ? -year : year;
        while (_days < 3 && Current == '-')
        {
            var before = _at++;
            if (!Digits(2, out var part))
            {
                _at = before + 1;
                return sign == '\0' ? null : false;
            }

            _day[_days++] = part;
        }

        if (!IsAtEnd && Current is not 'T' and not 't')
        {
            _at += Current == '-' ? 1 : 0;
            return sign == '\0' ? null : false;
        }

        _isStandard = true;
        if (IsAtEnd)
        {
            return true;
        }

        _at++;
        return StandardTime();
    }

    private bool StandardTime()
    {
        if (!Digits(2, out _time[0]) || !Taken(':') || !Digits(2, out _time[1]))
        {
            return false;
        }

        _times = 2;
        if (Taken(':'))
        {
            if (!Digits(2, out _time[2]))
            {
                return false;
            }

            _times = 3;
            if (Taken('.') && !Fraction())
            {
                return false;
            }
        }

        if (Current is 'Z' or 'z')
        {
            _at++;
        }
        else if (Current is '+' or '-')
        {
            _zoneSign = _text[_at++] == '-' ? -1 : 1;
            var digits = Digits(out var length);
            (_zoneHour, _zoneMinute) = (digits / 100, digits % 100);
            if (length == 2 && Taken(':') && Digits(2, out _zoneMinute))
            {
                _zoneHour = digits;
            }
            else if (length != 4)
            {
                return false;
            }

            if (_zoneHour > 23 || _zoneMinute > 59)
            {
                return false;
            }
        }

        return IsAtEnd;
    }
}
