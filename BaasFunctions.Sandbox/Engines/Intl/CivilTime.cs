namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>An instant on the wall clock of a time zone, in the Gregorian calendar without a beginning.</summary>
internal readonly record struct CivilTime(
    double EpochMilliseconds, long Year, int Month, int Day, int Weekday, int Hour, int Minute, int Second, int Millisecond, TimeSpan Offset, bool IsDaylight)
{
    private const long MillisecondsPerDay = 86_400_000;

    /// <summary>The wall clock at an instant that <c>Date</c> can hold.</summary>
    public static CivilTime Of(double epochMilliseconds, TimeZoneInfo zone)
    {
        // The runtime knows the years 1 to 9999; before and after them a zone is as it is at their ends.
        var known = (long)Math.Clamp(epochMilliseconds, -62_135_510_400_000, 253_402_214_400_000);
        var instant = DateTimeOffset.FromUnixTimeMilliseconds(known);
        var offset = zone.GetUtcOffset(instant);
        var local = (long)epochMilliseconds + (long)offset.TotalMilliseconds;
        var days = Math.DivRem(local, MillisecondsPerDay, out var rest);
        if (rest < 0)
        {
            rest += MillisecondsPerDay;
            days--;
        }

        var (year, month, day) = DateOf(days);
        var weekday = (int)(((days % 7) + 11) % 7);
        return new CivilTime(
            epochMilliseconds,
            year,
            month,
            day,
            weekday,
            (int)(rest / 3_600_000),
            (int)(rest / 60_000 % 60),
            (int)(rest / 1000 % 60),
            (int)(rest % 1000),
            offset,
            IsDaylightAt(zone, instant, offset));
    }

    /// <summary>Ireland keeps its standard time in summer by law; to everybody else the later clock is the one of summer.</summary>
    private static bool IsDaylightAt(TimeZoneInfo zone, DateTimeOffset instant, TimeSpan offset) => zone.IsDaylightSavingTime(instant)
        ? offset >= zone.BaseUtcOffset
        : zone.Id is "Europe/Dublin" && offset > TimeSpan.Zero;

    /// <summary>Counts in cycles of 400 years that begin in March, so that the leap day is the last of a year.</summary>
    private static (long Year, int Month, int Day) DateOf(long daysSinceEpoch)
    {
        const long daysPerCycle = 146_097;
        var shifted = daysSinceEpoch + 719_468;
        var cycle = shifted >= 0 ? shifted / daysPerCycle : (shifted - daysPerCycle + 1) / daysPerCycle;
        var dayOfCycle = shifted - (cycle * daysPerCycle);
        var yearOfCycle = (dayOfCycle - (dayOfCycle / 1460) + (dayOfCycle / 36_524) - (dayOfCycle / 146_096)) / 365;
        var dayOfYear = dayOfCycle - ((365 * yearOfCycle) + (yearOfCycle / 4) - (yearOfCycle / 100));
        var fromMarch = ((5 * dayOfYear) + 2) / 153;
        var day = (int)(dayOfYear - (((153 * fromMarch) + 2) / 5)) + 1;
        var month = (int)(fromMarch < 10 ? fromMarch + 3 : fromMarch - 9);
        return (yearOfCycle + (cycle * 400) + (month <= 2 ? 1 : 0), month, day);
    }
}
