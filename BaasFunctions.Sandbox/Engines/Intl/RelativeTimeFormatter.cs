namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Writes distances in time as one <c>Intl.RelativeTimeFormat</c> does.</summary>
internal sealed class RelativeTimeFormatter(ResolvedLocale locale, string? numberingSystem, string style, bool prefersWords)
{
    private readonly NumberFormatter _numbers = new(locale, new NumberOptions { NumberingSystem = numberingSystem });

    public string Locale => _numbers.Locale;

    public string NumberingSystem => _numbers.NumberingSystem;

    /// <summary>The parts; those of the number have the unit as their source.</summary>
    public List<FormattedPart> Parts(string number, string unit)
    {
        var data = locale.Data;
        if (prefersWords && data.Find('r', $"{unit}.{style}.{(number == "-0" ? "0" : number)}") is { } word)
        {
            return [new FormattedPart("literal", word)];
        }

        var direction = number[0] == '-' ? "past" : "future";
        var size = number.TrimStart('-');
        var key = $"{unit}.{style}.{direction}.";
        var pattern = data.Find('r', key + _numbers.Plural("cardinal", size)) ?? data.Get('r', $"{key}other");
        var at = pattern.IndexOf("{0}", StringComparison.Ordinal);
        if (at < 0)
        {
            return [new FormattedPart("literal", pattern)];
        }

        var parts = new List<FormattedPart>();
        if (at > 0)
        {
            parts.Add(new FormattedPart("literal", pattern[..at]));
        }

        parts.AddRange(_numbers.Parts(size).Select(part => part with { Source = unit }));
        if (at + 3 < pattern.Length)
        {
            parts.Add(new FormattedPart("literal", pattern[(at + 3)..]));
        }

        return parts;
    }
}
