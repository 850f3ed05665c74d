namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>
/// Finds the pattern of a locale for the fields that are asked for: the nearest of its patterns, its fields widened or narrowed to what is asked, and
/// what no pattern has appended (UTS #35, part 4: matching skeletons, missing skeleton fields).
/// </summary>
internal sealed class DateTimePatternGenerator
{
    private const int DateMask = (1 << (int)DateField.DayPeriod) - 1;
    private const int TimeMask = ((1 << DateSkeleton.Fields) - 1) & ~DateMask;
    private const int SecondAndFraction = (1 << (int)DateField.Second) | (1 << (int)DateField.Fraction);

    private static readonly string[] s_single = ["G", "y", "Q", "M", "E", "d", "a", "H", "m", "s", "S", "v"];
    private static readonly string[] s_appendNames =
        ["Era", "Year", "Quarter", "Month", "Day-Of-Week", "Day", "*", "Hour", "Minute", "Second", "*", "Timezone"];
    private static readonly string[] s_fieldNames =
        ["era", "year", "*", "month", "weekday", "day", "*", "hour", "minute", "second", "*", "zone"];

    private readonly LocaleData _locale;
    private readonly List<Entry> _entries = [];
    private readonly string _decimal;

    public DateTimePatternGenerator(LocaleData locale)
    {
        _locale = locale;
        _decimal = locale.List('n', $"sym.{locale.Get('n', "nu")}")[0];
        foreach (var single in s_single)
        {
            AddDerived(single);
        }

        foreach (var style in locale.List('d', "date").Concat(locale.List('d', "time")))
        {
            AddDerived(style);
        }

        foreach (var (skeleton, pattern) in locale.Under('d', "s."))
        {
            var parsed = DateSkeleton.Of(skeleton);
            _entries.RemoveAll(entry => entry.Skeleton.SameAs(parsed));
            _entries.Add(new Entry(skeleton, parsed, pattern, IsGiven: true));
        }

        _entries = [.. _entries.OrderBy(entry => entry.Text[0])];
    }

    /// <summary>The pattern for a skeleton.</summary>
    public string For(string skeleton)
    {
        var asked = DateSkeleton.Of(skeleton);
        var best = Nearest(asked, asked.Mask, out var missing, out var extra);
        if (missing == 0 && extra == 0)
        {
            return Adjust(best, asked, appendFraction: false);
        }

        var date = Assemble(asked, asked.Mask & DateMask);
        var time = Assemble(asked, asked.Mask & TimeMask);
        if (date.Length == 0 || time.Length == 0)
        {
            return date.Length == 0 ? time : date;
        }

        var month = asked.Length(DateField.Month);
        var style = month == 4 ? asked.Has(DateField.Weekday) ? 0 : 1 : month == 3 ? 2 : 3;
        return Join(style, date, time);
    }

    /// <summary>A pattern of a date and one of a time in one.</summary>
    /// <param name="style">Full, long, medium or short, from 0.</param>
    /// <param name="date">The pattern of the date.</param>
    /// <param name="time">The pattern of the time.</param>
    public string Join(int style, string date, string time) => Fill(_locale.List('d', "at")[style], time, date, "");

    internal static string Fill(string template, string first, string second, string third) => string.Concat(
        template.Split('{').Select((part, index) => index == 0 ? part : (part[0] switch { '0' => first, '1' => second, _ => third }) + part[2..]));

    private void AddDerived(string pattern)
    {
        var skeleton = DateSkeleton.Of(pattern);
        if (!_entries.Exists(entry => entry.Skeleton.SameFormsAs(skeleton)))
        {
            _entries.Add(new Entry(Canonical(skeleton), skeleton, pattern, IsGiven: false));
        }
    }

    private static string Canonical(DateSkeleton skeleton)
    {
        for (var field = 0; field < DateSkeleton.Fields; field++)
        {
            if (skeleton.Has((DateField)field))
            {
                return skeleton.Letter((DateField)field).ToString();
            }
        }

        return "?";
    }

    private Entry Nearest(DateSkeleton asked, int include, out int missing, out int extra)
    {
        var best = _entries[0];
        var bestDistance = int.MaxValue;
        missing = -1;
        extra = 0;
        foreach (var entry in _entries)
        {
            var distance = asked.DistanceTo(entry.Skeleton, include, out var itsMissing, out var itsExtra);
            if (distance < bestDistance || (distance == bestDistance && missing < itsMissing))
            {
                (best, bestDistance, missing, extra) = (entry, distance, itsMissing, itsExtra);
                if (distance == 0)
                {
                    break;
                }
            }
        }

        return best;
    }

    private string Assemble(DateSkeleton asked, int fields)
    {
        if (fields == 0)
        {
            return "";
        }

        var entry = Nearest(asked, fields, out var missing, out _);
        var result = Adjust(entry, asked, appendFraction: false);
        while (missing != 0)
        {
            if ((missing & SecondAndFraction) == 1 << (int)DateField.Fraction && (fields & SecondAndFraction) == SecondAndFraction)
            {
                result = AdjustText(result, entry, asked, appendFraction: true);
                missing &= ~(1 << (int)DateField.Fraction);
                continue;
            }

            var starting = missing;
            var more = Nearest(asked, missing, out var left, out _);
            var added = Adjust(more, asked, appendFraction: false);
            var found = starting & ~left;
            if (found == 0)
            {
                break;
            }

            var top = 31 - int.LeadingZeroCount(found);
            var template = _locale.Find('d', $"a.{s_appendNames[top]}") ?? "{0} {1}";
            result = Fill(template, result, added, DatePattern.Quote(_locale.Get('d', $"f.{s_fieldNames[top]}")));
            missing = left;
        }

        return result;
    }

    private string Adjust(Entry entry, DateSkeleton asked, bool appendFraction) => AdjustText(entry.Pattern, entry, asked, appendFraction);

    private string AdjustText(string pattern, Entry entry, DateSkeleton asked, bool appendFraction) => DatePattern.Replace(pattern, (letter, length) =>
    {
        if (DateSkeleton.KindOf(letter, length) is not var (field, isNumeric))
        {
            return new string(letter, length);
        }

        if (appendFraction && field == DateField.Second)
        {
            return new string(letter, length) + DatePattern.Quote(_decimal) + new string('S', asked.Length(DateField.Fraction));
        }

        if (asked.Kind(field) == 0)
        {
            return new string(letter, length);
        }

        var wanted = asked.Letter(field);
        var wantedLength = wanted == 'E' && asked.Length(field) < 3 ? 3 : asked.Length(field);
        var adjusted = wantedLength;
        if (field is DateField.Minute or DateField.Second)
        {
            adjusted = length;
        }
        else if (entry.IsGiven && wanted is not ('c' or 'e'))
        {
            var givenIsNumeric = entry.Skeleton.Kind(field) > 0;
            var givenLength = entry.Skeleton.Length(field);
            if (givenLength == wantedLength || isNumeric != givenIsNumeric || (field == DateField.DayPeriod && asked.HasDefaultDayPeriod))
            {
                adjusted = length;
            }
        }

        var written = field is DateField.Hour or DateField.Month or DateField.Weekday or DateField.Year ? letter : wanted;
        return new string(written, adjusted);
    });

    private sealed record Entry(string Text, DateSkeleton Skeleton, string Pattern, bool IsGiven);
}
