namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Options of <c>Intl.DateTimeFormat</c> after the language's own checks: every text is one of those that ECMA-402 lists.</summary>
internal sealed record DateTimeOptions
{
    public string? Calendar { get; init; }

    public string? NumberingSystem { get; init; }

    public string? HourCycle { get; init; }

    public bool? Hour12 { get; init; }

    public string? Weekday { get; init; }

    public string? Era { get; init; }

    public string? Year { get; init; }

    public string? Month { get; init; }

    public string? Day { get; init; }

    public string? DayPeriod { get; init; }

    public string? Hour { get; init; }

    public string? Minute { get; init; }

    public string? Second { get; init; }

    public int FractionalSecondDigits { get; init; }

    public string? TimeZoneName { get; init; }

    public string? DateStyle { get; init; }

    public string? TimeStyle { get; init; }

    /// <summary>The skeleton of the fields that are asked for.</summary>
    /// <param name="hourLetter">The letter of the hour cycle.</param>
    public string Skeleton(char hourLetter) => string.Concat(
        Named(Weekday, 'E'),
        Named(Era, 'G'),
        Numeric(Year, 'y'),
        Month is "numeric" or "2-digit" ? Numeric(Month, 'M') : Named(Month, 'M'),
        Numeric(Day, 'd'),
        DayPeriod is null || Hour is null || hourLetter is 'H' or 'k' ? "" : DayPeriod switch { "narrow" => "BBBBB", "long" => "BBBB", _ => "B" },
        Numeric(Hour, hourLetter),
        Numeric(Minute, 'm'),
        Numeric(Second, 's'),
        new string('S', FractionalSecondDigits),
        TimeZoneName switch
        {
            "long" => "zzzz",
            "short" => "z",
            "longOffset" => "OOOO",
            "shortOffset" => "O",
            "longGeneric" => "vvvv",
            "shortGeneric" => "v",
            _ => "",
        });

    private static string Named(string? width, char letter) => width switch
    {
        "narrow" => new string(letter, 5),
        "long" => new string(letter, 4),
        "short" => new string(letter, 3),
        _ => "",
    };

    private static string Numeric(string? width, char letter) => width switch
    {
        "2-digit" => new string(letter, 2),
        "numeric" => letter.ToString(),
        _ => "",
    };
}
