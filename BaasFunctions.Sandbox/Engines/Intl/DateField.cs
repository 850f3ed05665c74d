namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Fields of date patterns, in the order that UTS #35 gives them.</summary>
internal enum DateField
{
    Era,
    Year,
    Quarter,
    Month,
    Weekday,
    Day,
    DayPeriod,
    Hour,
    Minute,
    Second,
    Fraction,
    Zone,
}
