namespace BaasFunctions.Sandbox.Engines;

/// <summary>
/// Reads what <c>Date.parse</c> is given, in UTC: the date time string format (ECMA-262, 21.4.1.32), whose values must be in range, and beside
/// it the looser forms that V8 takes, such as <c>Tue, 5 Mar 2024 10:00:00 GMT</c>, <c>3/5/2024 4:30 PM</c> or <c>Mar 5, 2024 10:00 UTC+02:00</c>.
/// </summary>
internal ref partial struct DateText
{
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>The furthest that a date reaches to either side (ECMA-262, 21.4.1.1).</summary>
    private const long MaxMilliseconds = 8_640_000_000_000_000;

    private readonly ReadOnlySpan<char> _text;
    private readonly int[] _day = new int[3];
    private readonly int[] _time = new int[4];
    private int _at;
    private int _days;
    private int _times;
    private int _month;
    private int _afternoon = -1;
    private int _zoneSign;
    private int _zoneHour = -1;
    private int _zoneMinute = -1;
    private bool _isStandard;

    private DateText(ReadOnlySpan<char> text) => _text = text;

    /// <param name="text">Any text.</param>
    /// <param name="milliseconds">Since 1970 in UTC.</param>
    /// <returns>Whether it is a date.</returns>
    public static bool TryParse(ReadOnlySpan<char> text, out long milliseconds)
    {
        milliseconds = 0;
        var reader = new DateText(text.Trim());
        return reader._text.Length > 0 && (reader.Standard() ?? reader.Loose()) && reader.TryWrite(out milliseconds);
    }

    private readonly bool IsAtEnd => _at >= _text.Length;

    private readonly char Current => IsAtEnd ? '\0' : _text[_at];

    /// <summary>Thousandths of a second; further digits do not count.</summary>
    private bool Fraction()
    {
        var start = _at;
        var value = 0;
        while (char.IsAsciiDigit(Current))
        {
            value = _at - start < 3 ? (value * 10) + (Current - '0') : value;
            _at++;
        }

        for (var digits = _at - start; digits is > 0 and < 3; digits++)
        {
            value *= 10;
        }

        (_time[3], _times) = (value, 4);
        return _at > start;
    }

    private bool Taken(char expected)
    {
        var isTaken = Current == expected;
        _at += isTaken ? 1 : 0;
        return isTaken;
    }

    /// <summary>Exactly so many digits.</summary>
    private bool Digits(int count, out int value)
    {
        var start = _at;
        value = Digits(out var length);
        if (length == count)
        {
            return true;
        }

        _at = start;
        return false;
    }

    private int Digits(out int length)
    {
        var start = _at;
        var value = 0L;
        while (char.IsAsciiDigit(Current))
        {
            value = Math.Min((value * 10) + (Current - '0'), 999_999_999);
            _at++;
        }

        length = _at - start;
        return (int)value;
    }

    private readonly bool TryWrite(out long milliseconds)
    {
        milliseconds = 0;
        if (_days == 0 || !TryDay(out var year, out var month, out var day) || month is < 1 or > 12 || day is < 1 or > 31)
        {
            return false;
        }

        var hour = _time[0];
        if (_afternoon >= 0)
        {
            if (hour is < 0 or > 12)
            {
                return false;
            }

            hour = (hour % 12) + _afternoon;
        }

        var isMidnight = hour == 24 && _time[1] == 0 && _time[2] == 0 && _time[3] == 0;
        if (_time[1] > 59 || _time[2] > 59 || _time[3] > 999 || (hour > 23 && !isMidnight))
        {
            return false;
        }

        var ofDay = (((((hour * 60L) + _time[1]) * 60) + _time[2]) * 1000) + _time[3];
        var offset = _zoneSign * ((Math.Max(0, _zoneHour) * 60L) + Math.Max(0, _zoneMinute)) * 60_000;
        milliseconds = (DaysBefore(year, month) + day - 1) * MillisecondsPerDay + ofDay - offset;
        return Math.Abs(milliseconds) <= MaxMilliseconds;
    }

    /// <summary>Year first where the first number can be no day, else the American order; with the name of a month the day is the one that can be.</summary>
    private readonly bool TryDay(out int year, out int month, out int day)
    {
        var first = _day[0];
        var second = _days > 1 ? _day[1] : 1;
        var third = _days > 2 ? _day[2] : 1;
        var isDay = first is >= 1 and <= 31;
        (year, month, day) = _isStandard || (_month == 0 && !isDay && _days == 3)
            ? (first, second, third)
            : _month == 0
                ? (third, first, second)
                : isDay ? (second, _month, first) : (first, _month, second);
        if (_month == 0 && !_isStandard && _days < 3 && !isDay)
        {
            (year, month, day) = (first, second, third);
        }

        if (!_isStandard)
        {
            year += year is >= 0 and < 50 ? 2000 : year is >= 50 and < 100 ? 1900 : 0;
        }

        return true;
    }

    /// <summary>Days from 1970 to the first of a month in the Gregorian calendar, which repeats every 400 years.</summary>
    private static long DaysBefore(long year, int month)
    {
        // Years from March on: the leap day is the last.
        var shifted = month <= 2 ? year - 1 : year;
        var era = Math.DivRem(shifted, 400, out var ofEra);
        if (ofEra < 0)
        {
            (era, ofEra) = (era - 1, ofEra + 400);
        }

        var ofYear = ((153 * ((month + 9) % 12)) + 2) / 5;
        return (era * 146_097) + (ofEra * 365) + (ofEra / 4) - (ofEra / 100) + ofYear - 719_468;
    }
}
