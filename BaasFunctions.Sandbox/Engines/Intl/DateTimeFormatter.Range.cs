namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Ranges: the pattern is chosen by the largest field that differs (UTS #35, part 4: interval formats).</summary>
internal sealed partial class DateTimeFormatter
{
    private const string Shared = "shared";
    private const string Start = "startRange";
    private const string End = "endRange";

    private static readonly char[] s_letters = ['G', 'y', 'M', 'd', 'a', 'h', 'm', 's', 'S'];

    public List<FormattedPart> RangeParts(double from, double to)
    {
        var first = CivilTime.Of(from, Zone.Zone);
        var second = CivilTime.Of(to, Zone.Zone);
        var differs = LargestDifference(first, second);
        var fields = DatePattern.SkeletonOf(Pattern);
        var skeleton = DateSkeleton.Of(fields);
        if (differs is '\0' || !IsShown(skeleton, differs))
        {
            return Parts(_tokens, first, Shared);
        }

        // What differs is shown, even if nobody asked for it: two times need their days, two days their years.
        var more = Missing(skeleton, differs);
        var tokens = _tokens;
        if (more.Length > 0 || Options.DateStyle is not null)
        {
            fields = more + fields;
            skeleton = DateSkeleton.Of(fields);
            tokens = [.. DatePattern.Tokens(_data.Patterns.For(fields))];
        }

        var hasDate = skeleton.Has(DateField.Year) || skeleton.Has(DateField.Month) || skeleton.Has(DateField.Day) || skeleton.Has(DateField.Weekday);
        var hasTime = skeleton.Has(DateField.Hour) || skeleton.Has(DateField.Minute);
        var isOfTime = differs is 'a' or 'h' or 'm';
        if (hasDate && hasTime)
        {
            return isOfTime ? OnOneDay(first, second, differs) : Fallback(tokens, first, second);
        }

        var pattern = Interval(fields, differs);
        return pattern is null ? Fallback(tokens, first, second) : Split(pattern, first, second);
    }

    private static bool IsShown(DateSkeleton skeleton, char differs) => differs switch
    {
        'G' or 'y' => true,
        'M' => skeleton.Mask != 1 << (int)DateField.Year,
        'd' => skeleton.Has(DateField.Day) || skeleton.Has(DateField.Weekday) || skeleton.Has(DateField.Hour) || skeleton.Has(DateField.Minute),
        'a' or 'h' => skeleton.Has(DateField.Hour),
        'm' => skeleton.Has(DateField.Minute),
        's' => skeleton.Has(DateField.Second),
        _ => skeleton.Has(DateField.Fraction),
    };

    private static string Missing(DateSkeleton skeleton, char differs)
    {
        if (differs is not ('G' or 'y' or 'M' or 'd'))
        {
            return "";
        }

        if (!skeleton.Has(DateField.Day) && !skeleton.Has(DateField.Month) && !skeleton.Has(DateField.Year) && !skeleton.Has(DateField.Weekday))
        {
            return "yMd";
        }

        var isOfYear = differs is 'G' or 'y';
        return (isOfYear && !skeleton.Has(DateField.Year) ? "y" : "") + (differs != 'd' && !skeleton.Has(DateField.Month) && skeleton.Has(DateField.Day) ? "M" : "");
    }

    private static char LargestDifference(CivilTime first, CivilTime second)
    {
        bool[] differ =
        [
            first.Year > 0 != second.Year > 0, first.Year != second.Year, first.Month != second.Month, first.Day != second.Day,
            first.Hour / 12 != second.Hour / 12, first.Hour != second.Hour, first.Minute != second.Minute, first.Second != second.Second,
            first.Millisecond != second.Millisecond,
        ];
        var at = Array.IndexOf(differ, true);
        return at < 0 ? '\0' : s_letters[at];
    }

    private List<FormattedPart> OnOneDay(CivilTime first, CivilTime second, char differs)
    {
        var fields = DatePattern.Fields(Pattern).ToList();
        bool IsTime(char letter) => TypeOf(letter) is "hour" or "minute" or "second" or "dayPeriod" or "timeZoneName" or "fractionalSecond";
        var timeSkeleton = string.Concat(fields.Where(field => IsTime(field.Letter)).Select(field => new string(field.Letter, field.Length)));
        var dateSkeleton = string.Concat(fields.Where(field => !IsTime(field.Letter)).Select(field => new string(field.Letter, field.Length)));
        if (Interval(timeSkeleton, differs) is not { } times)
        {
            return Fallback(_tokens, first, second);
        }

        var date = Options.DateStyle is null ? _data.Patterns.For(dateSkeleton) : _data.List('d', "date")[Array.IndexOf(s_styles, Options.DateStyle)];
        var month = DateSkeleton.Of(dateSkeleton).Length(DateField.Month);
        var style = month == 4 ? dateSkeleton.Contains('E', StringComparison.Ordinal) ? 0 : 1 : month == 3 ? 2 : 3;
        var parts = new List<FormattedPart>();
        foreach (var piece in _data.List('d', "join")[style].Split(["{", "}"], StringSplitOptions.RemoveEmptyEntries))
        {
            foreach (var part in piece switch
            {
                "1" => Parts(DatePattern.Tokens(date), first, Shared),
                "0" => Split(times, first, second),
                _ => [new FormattedPart("literal", piece.Replace("'", "", StringComparison.Ordinal), Shared)],
            })
            {
                Add(parts, part);
            }
        }

        return parts;
    }

    private List<FormattedPart> Fallback((char Letter, int Length, string Text)[] tokens, CivilTime first, CivilTime second)
    {
        var parts = new List<FormattedPart>();
        foreach (var piece in (_data.Find('d', "range") ?? "{0} – {1}").Split(["{", "}"], StringSplitOptions.RemoveEmptyEntries))
        {
            parts.AddRange(piece switch
            {
                "0" => Parts(tokens, first, Start),
                "1" => Parts(tokens, second, End),
                _ => [new FormattedPart("literal", piece, Shared)],
            });
        }

        return parts;
    }

    /// <summary>The interval pattern of the nearest skeleton that has exactly these fields.</summary>
    private string? Interval(string skeleton, char differs)
    {
        var asked = DateSkeleton.Of(skeleton);
        string? best = null;
        var bestDistance = int.MaxValue;
        char[] letters = differs switch
        {
            'a' when HourCycle is "h23" or "h24" => ['H'],
            'a' => ['a', 'B'],
            'h' when HourCycle is "h23" or "h24" => ['H'],
            _ => [differs],
        };
        foreach (var (key, pattern) in _data.Under('d', "i."))
        {
            var dot = key.LastIndexOf('.');
            if (!letters.Contains(key[^1]))
            {
                continue;
            }

            var distance = asked.DistanceTo(DateSkeleton.Of(key[..dot]), asked.Mask, out var missing, out var extra);
            if (missing == 0 && extra == 0 && distance < bestDistance)
            {
                (best, bestDistance) = (pattern, distance);
            }
        }

        return best is null ? null : DatePattern.Replace(best, (letter, length) =>
        {
            if (DateSkeleton.KindOf(letter, length) is not var (field, isNumeric) || !asked.Has(field) || field is DateField.Minute or DateField.Second)
            {
                return new string(letter, length);
            }

            var wanted = asked.Length(field);
            var isText = field is DateField.Month or DateField.Weekday && !isNumeric;
            return new string(letter, isText ? Math.Max(wanted, 3) : Math.Max(wanted, length));
        });
    }

    /// <summary>An interval pattern is two patterns in one: the second begins where a field comes again.</summary>
    private List<FormattedPart> Split(string pattern, CivilTime first, CivilTime second)
    {
        var tokens = DatePattern.Tokens(pattern).ToList();
        var seen = new HashSet<string>();
        var split = tokens.FindIndex(token => token.Letter != '\0' && !seen.Add(TypeOf(token.Letter)));
        if (split < 0)
        {
            return Parts(tokens, first, Shared);
        }

        bool IsIn(IEnumerable<(char Letter, int Length, string Text)> some, string type) => some.Any(token => token.Letter != '\0' && TypeOf(token.Letter) == type);
        var head = tokens[..split];
        var tail = tokens[split..];
        var parts = new List<FormattedPart>();
        for (var at = 0; at < tokens.Count; at++)
        {
            var token = tokens[at];
            var isHead = at < split;
            string source;
            if (token.Letter != '\0')
            {
                source = IsIn(isHead ? tail : head, TypeOf(token.Letter)) ? isHead ? Start : End : Shared;
            }
            else
            {
                string Around(int index) => index < 0 || index >= tokens.Count || tokens[index].Letter == '\0'
                    ? Shared
                    : IsIn(index < split ? tail : head, TypeOf(tokens[index].Letter)) ? index < split ? Start : End : Shared;
                source = Around(at - 1) == Around(at + 1) ? Around(at - 1) : Shared;
            }

            foreach (var part in Parts([token], isHead ? first : second, source))
            {
                Add(parts, part);
            }
        }

        return parts;
    }
}
