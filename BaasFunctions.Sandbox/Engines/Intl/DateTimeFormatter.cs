using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Writes instants as one <c>Intl.DateTimeFormat</c> does. Holds nothing of an execution and does not change, so that executions share it.</summary>
internal sealed partial class DateTimeFormatter
{
    private const string Gregorian = "gregory";
    private const string Buddhist = "buddhist";

    private static readonly string[] s_styles = ["full", "long", "medium", "short"];

    private readonly LocaleData _data;
    private readonly (char Letter, int Length, string Text)[] _tokens;
    private readonly TimeZoneNames _zoneNames;

    public DateTimeFormatter(ResolvedLocale locale, DateTimeOptions options, IntlTimeZone zone)
    {
        _data = locale.Data;
        _zoneNames = new TimeZoneNames(_data);
        Zone = zone;
        Options = options;
        var extensions = locale.Extensions;
        Calendar = Supported(options.Calendar) ?? Supported(extensions.GetValueOrDefault("ca")) ?? (_data.Language == "th" ? Buddhist : Gregorian);
        NumberingSystem = Known(options.NumberingSystem) ?? Known(extensions.GetValueOrDefault("nu")) ?? _data.Get('n', "nu");
        var fallback = PreferredHour(locale);
        var letter = options.Hour12 switch
        {
            true => fallback is 'h' or 'K' ? fallback : locale.Region == "JP" ? 'K' : 'h',
            false => fallback is 'H' or 'k' ? fallback : 'H',
            null => Letter(options.HourCycle) ?? Letter(extensions.GetValueOrDefault("hc")) ?? fallback,
        };
        Pattern = options.DateStyle is null && options.TimeStyle is null
            ? WithHour(_data.Patterns.For(options.Skeleton(letter)), letter)
            : Styled(options, letter);
        _tokens = [.. DatePattern.Tokens(Pattern)];
        HourCycle = _tokens.FirstOrDefault(token => token.Letter is 'h' or 'H' or 'k' or 'K').Letter switch
        {
            'h' => "h12",
            'H' => "h23",
            'k' => "h24",
            'K' => "h11",
            _ => null,
        };
        var kept = new List<string>();
        Keep(kept, "ca", options.Calendar, Calendar, extensions);
        if (HourCycle is not null && options.Hour12 is null)
        {
            Keep(kept, "hc", options.HourCycle, HourCycle, extensions);
        }

        Keep(kept, "nu", options.NumberingSystem, NumberingSystem, extensions);
        Locale = kept.Count == 0 ? locale.Tag : $"{locale.Tag}-u-{string.Join('-', kept)}";
    }

    public string Locale { get; }

    public DateTimeOptions Options { get; }

    public string Calendar { get; }

    public string NumberingSystem { get; }

    public string? HourCycle { get; }

    public string Pattern { get; }

    public IntlTimeZone Zone { get; }

    public string Format(double epochMilliseconds)
    {
        var time = CivilTime.Of(epochMilliseconds, Zone.Zone);
        var text = new StringBuilder();
        foreach (var (letter, length, literal) in _tokens)
        {
            text.Append(letter == '\0' ? literal : Field(time, letter, length));
        }

        // Code that splits the text at spaces was written before locale data had this one.
        return text.Replace('\u202F', ' ').ToString();
    }

    public List<FormattedPart> Parts(double epochMilliseconds) => Parts(_tokens, CivilTime.Of(epochMilliseconds, Zone.Zone), null);

    /// <summary>What <c>resolvedOptions</c> says of the fields of the pattern.</summary>
    public IEnumerable<(string Name, string Value)> ResolvedFields()
    {
        if (Options.DateStyle is null && Options.TimeStyle is null)
        {
            string[] order = ["weekday", "era", "year", "month", "day", "dayPeriod", "hour", "minute", "second", "fractionalSecondDigits", "timeZoneName"];
            var found = new Dictionary<string, string>();
            foreach (var (letter, length, _) in _tokens.Where(token => token.Letter is not ('\0' or 'a')))
            {
                var type = letter == 'S' ? "fractionalSecondDigits" : TypeOf(letter);
                found.TryAdd(type, Width(letter, length));
            }

            return order.Where(found.ContainsKey).Select(name => (name, found[name]));
        }

        return new[] { ("dateStyle", Options.DateStyle!), ("timeStyle", Options.TimeStyle!) }.Where(pair => pair.Item2 is not null);
    }

    private static string Width(char letter, int length) => letter switch
    {
        'S' => length.ToString(CultureInfo.InvariantCulture),
        'z' => length >= 4 ? "long" : "short",
        'O' => length >= 4 ? "longOffset" : "shortOffset",
        'v' => length >= 4 ? "longGeneric" : "shortGeneric",
        'M' or 'L' or 'E' or 'c' or 'G' or 'B' => length switch
        {
            5 => "narrow",
            4 => "long",
            3 => "short",
            2 when letter is 'M' or 'L' => "2-digit",
            1 when letter is 'M' or 'L' => "numeric",
            _ => "short",
        },
        _ => length == 2 ? "2-digit" : "numeric",
    };

    private static void Keep(List<string> kept, string key, string? option, string used, IReadOnlyDictionary<string, string> extensions)
    {
        if (extensions.TryGetValue(key, out var asked) && asked == used && (option is null || option == asked))
        {
            kept.Add($"{key}-{asked}");
        }
    }

    private static string? Supported(string? calendar) => calendar is Gregorian or Buddhist ? calendar : null;

    private static string? Known(string? system) => system is not null && Digits.IsKnown(system) ? system : null;

    private static char? Letter(string? cycle) => cycle switch { "h11" => 'K', "h12" => 'h', "h23" => 'H', "h24" => 'k', _ => null };

    private static char PreferredHour(ResolvedLocale locale)
    {
        var general = CldrData.General;
        var hours = general.GetValueOrDefault($"h.{locale.Data.Language}-{locale.Region}")
            ?? general.GetValueOrDefault($"h.{locale.Data.Language}_{locale.Region}")
            ?? general.GetValueOrDefault($"h.{locale.Region}")
            ?? general["h.001"];
        return hours[0];
    }

    /// <summary>A pattern whose hours are counted as is asked.</summary>
    private static string WithHour(string pattern, char letter) => DatePattern.Replace(
        pattern, (field, length) => new string(field is 'h' or 'H' or 'k' or 'K' ? letter : field, length));

    private string Styled(DateTimeOptions options, char letter)
    {
        var date = options.DateStyle is null ? "" : _data.List('d', "date")[Array.IndexOf(s_styles, options.DateStyle)];
        var time = options.TimeStyle is null ? "" : _data.List('d', "time")[Array.IndexOf(s_styles, options.TimeStyle)];
        var pattern = date.Length == 0
            ? time
            : time.Length == 0 ? date : _data.Patterns.Join(Array.IndexOf(s_styles, options.DateStyle), date, time);
        var own = DatePattern.Fields(pattern).FirstOrDefault(token => token.Letter is 'h' or 'H' or 'k' or 'K').Letter;
        if (own == '\0' || own == letter)
        {
            return pattern;
        }

        var skeleton = string.Concat(DatePattern.Fields(pattern)
            .Where(token => token.Letter is not ('a' or 'b' or 'B'))
            .Select(token => token.Letter == own ? letter.ToString() : new string(token.Letter, token.Length)));
        return WithHour(_data.Patterns.For(skeleton), letter);
    }

    private List<FormattedPart> Parts(IEnumerable<(char Letter, int Length, string Text)> tokens, CivilTime time, string? source)
    {
        var parts = new List<FormattedPart>();
        foreach (var (letter, length, literal) in tokens)
        {
            Add(parts, letter == '\0' ? new FormattedPart("literal", literal, source) : new FormattedPart(TypeOf(letter), Field(time, letter, length), source));
        }

        return parts;
    }

    private static void Add(List<FormattedPart> parts, FormattedPart part)
    {
        if (part.Value.Length == 0)
        {
            return;
        }

        if (parts.Count > 0 && part.Type == "literal" && parts[^1].Type == "literal" && parts[^1].Source == part.Source)
        {
            parts[^1] = part with { Value = parts[^1].Value + part.Value };
        }
        else
        {
            parts.Add(part);
        }
    }

    private static string TypeOf(char letter) => letter switch
    {
        'G' => "era",
        'y' => "year",
        'M' or 'L' => "month",
        'E' or 'c' => "weekday",
        'd' => "day",
        'a' or 'b' or 'B' => "dayPeriod",
        'h' or 'H' or 'k' or 'K' => "hour",
        'm' => "minute",
        's' => "second",
        'S' => "fractionalSecond",
        'z' or 'v' or 'O' => "timeZoneName",
        _ => "unknown",
    };

    private string Field(CivilTime time, char letter, int length) => letter switch
    {
        'G' => Era(time, length),
        'y' => Year(time, length),
        'M' or 'L' => length < 3 ? Number(time.Month, length) : Named('m', letter == 'L', length, time.Month - 1),
        'E' or 'c' => Named('w', letter == 'c', Math.Max(length, 3), time.Weekday),
        'd' => Number(time.Day, length),
        'a' or 'b' => HalfDay(time, length),
        'B' => PartOfDay(time, length),
        'h' => Number(time.Hour % 12 == 0 ? 12 : time.Hour % 12, length),
        'H' => Number(time.Hour, length),
        'k' => Number(time.Hour == 0 ? 24 : time.Hour, length),
        'K' => Number(time.Hour % 12, length),
        'm' => Number(time.Minute, length),
        's' => Number(time.Second, length),
        'S' => Digits.Write(time.Millisecond.ToString("000", CultureInfo.InvariantCulture)[..Math.Min(length, 3)], NumberingSystem),
        'z' or 'v' or 'O' => _zoneNames.Name(Zone, time, letter, length),
        _ => "",
    };

    private string Number(long value, int length) =>
        Digits.Write(value.ToString(new string('0', length), CultureInfo.InvariantCulture), NumberingSystem);

    private string Year(CivilTime time, int length)
    {
        var year = Calendar == Buddhist ? time.Year + 543 : time.Year <= 0 ? 1 - time.Year : time.Year;
        return length == 2 ? Number(year % 100, 2) : Number(year, length);
    }

    private string Era(CivilTime time, int length) =>
        Calendar == Buddhist
            ? _data.Language == "th" ? (length == 4 ? "พุทธศักราช" : "พ.ศ.") : "BE"
            : _data.List('d', $"e{Math.Clamp(length, 3, 5)}")[time.Year > 0 ? 1 : 0];

    private string Named(char kind, bool standsAlone, int width, int index)
    {
        var value = standsAlone ? Pick($"{kind}s{width}", index) : Pick($"{kind}f{width}", index);
        return value.Length > 0 ? value : Pick($"{kind}{(standsAlone ? 'f' : 's')}{width}", index);
    }

    private string Pick(string key, int index) => _data.Find('d', key)?.Split('|')[index] ?? "";

    private string HalfDay(CivilTime time, int length) => Period(length, time.Hour < 12 ? "am" : "pm")!;

    private string? Period(int length, string name)
    {
        var start = $"{name}=";
        return _data.List('d', $"p{(length is 4 or 5 ? length : 3)}").FirstOrDefault(entry => entry.StartsWith(start, StringComparison.Ordinal))?[start.Length..];
    }

    private string PartOfDay(CivilTime time, int length)
    {
        var clock = $"{time.Hour:00}:{time.Minute:00}";
        string? name = null;
        foreach (var rule in (CldrData.General.GetValueOrDefault($"b.{_data.Language}") ?? "").Split('|', StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = rule.IndexOf('=', StringComparison.Ordinal);
            var when = rule[(equals + 1)..].Split('-');
            if (when.Length == 1 ? IsExactly(time, when[0]) : IsBetween(clock, when[0], when[1]))
            {
                if (when.Length == 1)
                {
                    name = rule[..equals];
                    break;
                }

                name ??= rule[..equals];
            }
        }

        return (name is null ? null : Period(length, name)) ?? HalfDay(time, length);
    }

    private static bool IsExactly(CivilTime time, string clock) => time.Minute == 0 && time.Second == 0 && clock == $"{time.Hour:00}:00";

    private static bool IsBetween(string clock, string from, string before) => string.CompareOrdinal(from, before) <= 0
        ? string.CompareOrdinal(clock, from) >= 0 && string.CompareOrdinal(clock, before) < 0
        : string.CompareOrdinal(clock, from) >= 0 || string.CompareOrdinal(clock, before) < 0;
}
