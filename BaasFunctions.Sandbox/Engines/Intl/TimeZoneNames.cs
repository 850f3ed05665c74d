using System.Globalization;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>Names of a time zone in a locale (UTS #35, part 4: using time zone names).</summary>
internal sealed class TimeZoneNames(LocaleData locale)
{
    private const int LongGeneric = 0;
    private const int LongStandard = 1;
    private const int LongDaylight = 2;
    private const int Short = 3;

    private readonly string _gmt = locale.Get('z', "gmt");
    private readonly string _zero = locale.Get('z', "zero");
    private readonly string[] _signs = locale.Get('z', "hour").Split(';');

    /// <summary>The name by a letter of a pattern: <c>z</c> of the moment, <c>v</c> of the zone, <c>O</c> the offset.</summary>
    public string Name(IntlTimeZone zone, CivilTime time, char letter, int length) => letter switch
    {
        'z' => Specific(zone, time, length >= 4),
        'v' => Generic(zone, time, length >= 4),
        _ => Offset(time.Offset, length >= 4, isAsked: true),
    };

    private string Specific(IntlTimeZone zone, CivilTime time, bool isLong)
    {
        var index = (time.IsDaylight ? LongDaylight : LongStandard) + (isLong ? 0 : Short);
        return Find(zone, time, index) ?? Offset(time.Offset, isLong);
    }

    private string Generic(IntlTimeZone zone, CivilTime time, bool isLong)
    {
        var shift = isLong ? 0 : Short;
        var name = Find(zone, time, LongGeneric + shift);
        if (name is null && !HasDaylight(zone, time))
        {
            name = Find(zone, time, LongStandard + shift);
        }

        return name ?? Place(zone) ?? Offset(time.Offset, isLong);
    }

    /// <summary>Whether the clock of a zone changes within half a year.</summary>
    private static bool HasDaylight(IntlTimeZone zone, CivilTime time)
    {
        var halfYear = TimeSpan.FromDays(184).TotalMilliseconds;
        return CivilTime.Of(time.EpochMilliseconds - halfYear, zone.Zone).Offset != time.Offset
            || CivilTime.Of(time.EpochMilliseconds + halfYear, zone.Zone).Offset != time.Offset;
    }

    private string? Find(IntlTimeZone zone, CivilTime time, int index)
    {
        if (zone.IsOffset)
        {
            return null;
        }

        if (zone.Id == "UTC")
        {
            var utc = locale.Find('z', "z.Etc/UTC")?.Split('|');
            return utc?[index is >= Short ? Short + 1 : LongStandard] is { Length: > 0 } itsName ? itsName : index >= Short ? "UTC" : null;
        }

        var id = zone.Id;
        var metazones = CldrData.Section("metazones");
        if (!metazones.ContainsKey(id))
        {
            id = metazones.GetValueOrDefault($"@{id}", id);
        }

        if (locale.Find('z', $"z.{id}")?.Split('|')[index] is { Length: > 0 } own)
        {
            return own;
        }

        return Metazone(metazones, id, time) is { } metazone && locale.Find('z', $"m.{metazone}")?.Split('|')[index] is { Length: > 0 } shared ? shared : null;
    }

    private static string? Metazone(IReadOnlyDictionary<string, string> metazones, string id, CivilTime time)
    {
        if (!metazones.TryGetValue(id, out var uses))
        {
            return null;
        }

        var at = (long)Math.Clamp(time.EpochMilliseconds, -62_135_510_400_000, 253_402_214_400_000);
        var text = DateTimeOffset.FromUnixTimeMilliseconds(at).UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
        foreach (var use in uses.Split('|'))
        {
            var parts = use.Split(',');
            if ((parts[1].Length == 0 || string.CompareOrdinal(text, parts[1]) >= 0) && (parts[2].Length == 0 || string.CompareOrdinal(text, parts[2]) < 0))
            {
                return parts[0];
            }
        }

        return null;
    }

    private string? Place(IntlTimeZone zone)
    {
        var slash = zone.Id.LastIndexOf('/');
        return zone.IsOffset || slash < 0 || zone.Id.StartsWith("Etc/", StringComparison.Ordinal)
            ? null
            : locale.Get('z', "region").Replace("{0}", zone.Id[(slash + 1)..].Replace('_', ' '), StringComparison.Ordinal);
    }

    /// <param name="offset">The offset.</param>
    /// <param name="isLong">Whether hours have two digits and minutes are always there.</param>
    /// <param name="isAsked">Whether the offset was asked for, and does not stand for a name that there is none of.</param>
    private string Offset(TimeSpan offset, bool isLong, bool isAsked = false)
    {
        if (offset == TimeSpan.Zero && !isAsked)
        {
            return _zero;
        }

        var sign = _signs[offset < TimeSpan.Zero ? 1 : 0];
        var size = offset.Duration();
        var start = sign.IndexOf('H', StringComparison.Ordinal);
        var end = sign.LastIndexOf('H');
        var minutes = sign.IndexOf("mm", StringComparison.Ordinal);
        var hours = isLong ? size.Hours.ToString("00", CultureInfo.InvariantCulture) : size.Hours.ToString(CultureInfo.InvariantCulture);
        var text = sign[..start] + hours;
        if (isLong || size.Minutes != 0)
        {
            text += sign[(end + 1)..minutes] + size.Minutes.ToString("00", CultureInfo.InvariantCulture) + sign[(minutes + 2)..];
        }

        var system = locale.Get('n', "nu");
        return _gmt.Replace("{0}", Digits.Write(text, system), StringComparison.Ordinal);
    }
}
