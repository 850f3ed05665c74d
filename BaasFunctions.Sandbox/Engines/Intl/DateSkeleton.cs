namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Which fields a pattern has and how each is written: what patterns are compared by (UTS #35, part 4, matching skeletons).</summary>
internal sealed class DateSkeleton
{
    public const int Fields = (int)DateField.Zone + 1;

    private const int Numeric = 0x100;
    private const int Delta = 0x10;
    private const int Narrow = -0x101;
    private const int Shorter = -0x102;
    private const int Short = -0x103;
    private const int Long = -0x104;
    private const int ExtraField = 0x10000;
    private const int MissingField = 0x1000;

    private static readonly (char Letter, DateField Field, int Kind, int MinLength)[] s_kinds =
    [
        ('G', DateField.Era, Short, 1), ('G', DateField.Era, Long, 4), ('G', DateField.Era, Narrow, 5),
        ('y', DateField.Year, Numeric, 1), ('u', DateField.Year, Numeric + (2 * Delta), 1), ('r', DateField.Year, Numeric + (3 * Delta), 1),
        ('Q', DateField.Quarter, Numeric, 1), ('Q', DateField.Quarter, Short, 3), ('Q', DateField.Quarter, Long, 4), ('Q', DateField.Quarter, Narrow, 5),
        ('M', DateField.Month, Numeric, 1), ('M', DateField.Month, Short, 3), ('M', DateField.Month, Long, 4), ('M', DateField.Month, Narrow, 5),
        ('L', DateField.Month, Numeric + Delta, 1), ('L', DateField.Month, Short - Delta, 3), ('L', DateField.Month, Long - Delta, 4),
        ('L', DateField.Month, Narrow - Delta, 5),
        ('E', DateField.Weekday, Short, 1), ('E', DateField.Weekday, Long, 4), ('E', DateField.Weekday, Narrow, 5), ('E', DateField.Weekday, Shorter, 6),
        ('c', DateField.Weekday, Numeric + (2 * Delta), 1), ('c', DateField.Weekday, Short - (2 * Delta), 3),
        ('c', DateField.Weekday, Long - (2 * Delta), 4), ('c', DateField.Weekday, Narrow - (2 * Delta), 5),
        ('d', DateField.Day, Numeric, 1),
        ('a', DateField.DayPeriod, Short, 1), ('a', DateField.DayPeriod, Long, 4), ('a', DateField.DayPeriod, Narrow, 5),
        ('b', DateField.DayPeriod, Short - Delta, 1), ('b', DateField.DayPeriod, Long - Delta, 4), ('b', DateField.DayPeriod, Narrow - Delta, 5),
        ('B', DateField.DayPeriod, Short - (3 * Delta), 1), ('B', DateField.DayPeriod, Long - (3 * Delta), 4),
        ('B', DateField.DayPeriod, Narrow - (3 * Delta), 5),
        ('H', DateField.Hour, Numeric + (10 * Delta), 1), ('k', DateField.Hour, Numeric + (11 * Delta), 1),
        ('h', DateField.Hour, Numeric, 1), ('K', DateField.Hour, Numeric + Delta, 1),
        ('m', DateField.Minute, Numeric, 1),
        ('s', DateField.Second, Numeric, 1),
        ('S', DateField.Fraction, Numeric, 1),
        ('v', DateField.Zone, Short - (2 * Delta), 1), ('v', DateField.Zone, Long - (2 * Delta), 4),
        ('z', DateField.Zone, Short, 1), ('z', DateField.Zone, Long, 4),
        ('O', DateField.Zone, Short - Delta, 1), ('O', DateField.Zone, Long - Delta, 4),
    ];

    private readonly int[] _kinds = new int[Fields];
    private readonly int[] _rows = new int[Fields];
    private readonly char[] _letters = new char[Fields];
    private readonly int[] _lengths = new int[Fields];

    private DateSkeleton()
    {
    }

    /// <summary>Whether the day period was not asked for, and comes with an hour of twelve.</summary>
    public bool HasDefaultDayPeriod { get; private set; }

    /// <summary>Bits of the fields it has.</summary>
    public int Mask { get; private set; }

    /// <summary>The skeleton of a pattern, or of a skeleton, which is a pattern without anything between its fields.</summary>
    public static DateSkeleton Of(string pattern)
    {
        var skeleton = new DateSkeleton();
        foreach (var (letter, length, _) in DatePattern.Fields(pattern))
        {
            skeleton.Add(letter, length);
        }

        skeleton.SettleDayPeriod();
        return skeleton;
    }

    public static (DateField Field, bool IsNumeric)? KindOf(char letter, int length)
    {
        var row = Row(letter, length);
        return row < 0 ? null : (s_kinds[row].Field, s_kinds[row].Kind > 0);
    }

    public int Kind(DateField field) => _kinds[(int)field];

    public char Letter(DateField field) => _letters[(int)field];

    public int Length(DateField field) => _lengths[(int)field];

    public bool Has(DateField field) => (Mask & (1 << (int)field)) != 0;

    public bool SameAs(DateSkeleton other) => _kinds.AsSpan().SequenceEqual(other._kinds);

    /// <summary>Whether both have the same fields in the same forms, however many digits these have.</summary>
    public bool SameFormsAs(DateSkeleton other) => _rows.AsSpan().SequenceEqual(other._rows);

    /// <summary>How far a pattern is from what is asked for.</summary>
    /// <param name="other">The skeleton of the pattern.</param>
    /// <param name="include">Bits of the fields that are asked for.</param>
    /// <param name="missing">Bits of the fields that the pattern has not.</param>
    /// <param name="extra">Bits of the fields that the pattern has and nobody asked for.</param>
    public int DistanceTo(DateSkeleton other, int include, out int missing, out int extra)
    {
        var distance = 0;
        missing = 0;
        extra = 0;
        for (var field = 0; field < Fields; field++)
        {
            var mine = (include & (1 << field)) != 0 ? _kinds[field] : 0;
            var its = other._kinds[field];
            if (mine == its)
            {
                continue;
            }

            if (mine == 0)
            {
                distance += ExtraField;
                extra |= 1 << field;
            }
            else if (its == 0)
            {
                distance += MissingField;
                missing |= 1 << field;
            }
            else
            {
                distance += Math.Abs(mine - its);
            }
        }

        return distance;
    }

    private static int Row(char letter, int length)
    {
        var best = -1;
        for (var row = 0; row < s_kinds.Length; row++)
        {
            if (s_kinds[row].Letter == letter && (best < 0 || s_kinds[row].MinLength <= length))
            {
                best = row;
            }
        }

        return best;
    }

    private void Add(char letter, int length)
    {
        var row = Row(letter, length);
        if (row < 0)
        {
            return;
        }

        var field = (int)s_kinds[row].Field;
        _kinds[field] = s_kinds[row].Kind + (s_kinds[row].Kind > 0 ? length : 0);
        _rows[field] = row + 1;
        _letters[field] = letter;
        _lengths[field] = length;
        Mask |= 1 << field;
    }

    private void SettleDayPeriod()
    {
        if (!Has(DateField.Hour))
        {
            return;
        }

        if (Letter(DateField.Hour) is 'h' or 'K')
        {
            if (!Has(DateField.DayPeriod))
            {
                Add('a', 1);
                HasDefaultDayPeriod = true;
            }
        }
        else if (Has(DateField.DayPeriod))
        {
            _kinds[(int)DateField.DayPeriod] = 0;
            _rows[(int)DateField.DayPeriod] = 0;
            _lengths[(int)DateField.DayPeriod] = 0;
            Mask &= ~(1 << (int)DateField.DayPeriod);
        }
    }
}
