using System.Collections.Frozen;
using System.Globalization;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>A time zone that a function named: one of the runtime's, or an offset such as <c>+05:30</c>.</summary>
internal sealed record IntlTimeZone(string Id, TimeZoneInfo Zone)
{
    private const string OfHours = "Etc/GMT";

    private static readonly Lazy<FrozenDictionary<string, (string Id, string Known)>> s_ids = new(Names);

    public static IntlTimeZone Utc { get; } = new("UTC", TimeZoneInfo.Utc);

    public bool IsOffset => Id[0] is '+' or '-';

    /// <summary>The zone of a name in any case; null when there is none.</summary>
    public static IntlTimeZone? Find(string name)
    {
        if (name.Equals("UTC", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Etc/UTC", StringComparison.OrdinalIgnoreCase)
            || name.Equals("Etc/GMT", StringComparison.OrdinalIgnoreCase)
            || name.Equals("GMT", StringComparison.OrdinalIgnoreCase))
        {
            return Utc;
        }

        if (name.Length is 3 or 5 or 6 && name[0] is '+' or '-')
        {
            return Offset(name);
        }

        if (name.StartsWith(OfHours, StringComparison.OrdinalIgnoreCase) && name.Length <= OfHours.Length + 3)
        {
            return Hours(name[OfHours.Length..]);
        }

        return s_ids.Value.TryGetValue(name, out var found) && TimeZoneInfo.TryFindSystemTimeZoneById(found.Known, out var zone)
            ? new IntlTimeZone(found.Id, zone)
            : null;
    }

    /// <summary>
    /// Names in any case: those that the runtime lists, whose rules it has read before a worker is confined, and other names of the same zones.
    /// </summary>
    private static FrozenDictionary<string, (string Id, string Known)> Names()
    {
        var names = new Dictionary<string, (string Id, string Known)>(StringComparer.OrdinalIgnoreCase);
        var aliases = CldrData.Section("metazones");
        var listed = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var zone in TimeZoneInfo.GetSystemTimeZones(skipSorting: true))
        {
            names[zone.Id] = (zone.Id, zone.Id);
            listed[aliases.GetValueOrDefault($"@{zone.Id}", zone.Id)] = zone.Id;
        }

        foreach (var (key, value) in aliases)
        {
            var isAlias = key[0] == '@';
            var id = isAlias ? key[1..] : key;
            if (listed.TryGetValue(isAlias ? value : key, out var known))
            {
                names.TryAdd(id, (id, known));
            }
        }

        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    }

    /// <summary>The zones of whole hours, whose sign says how far UTC is ahead of them.</summary>
    private static IntlTimeZone? Hours(string text)
    {
        if (text.Length < 2 || text[0] is not ('+' or '-') || text[1] == '0' && text.Length > 2
            || !int.TryParse(text.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var hours) || hours > (text[0] == '+' ? 12 : 14))
        {
            return text is "0" ? Utc : null;
        }

        var id = $"{OfHours}{text}";
        return hours == 0 ? Utc : new IntlTimeZone(id, TimeZoneInfo.CreateCustomTimeZone(id, TimeSpan.FromHours(text[0] == '+' ? -hours : hours), id, id));
    }

    private static IntlTimeZone? Offset(string name)
    {
        string[] forms = [@"hh", @"hhmm", @"hh\:mm"];
        if (!TimeSpan.TryParseExact(name.AsSpan(1), forms, CultureInfo.InvariantCulture, out var offset) || offset >= TimeSpan.FromDays(1))
        {
            return null;
        }

        var id = $"{(name[0] == '-' && offset > TimeSpan.Zero ? '-' : '+')}{offset:hh\\:mm}";
        // The runtime allows 14 hours.
        return offset > TimeSpan.FromHours(14)
            ? null
            : new IntlTimeZone(id, TimeZoneInfo.CreateCustomTimeZone(id, name[0] == '-' ? -offset : offset, id, id));
    }
}
