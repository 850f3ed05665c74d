using System.Globalization;

namespace BaasFunctions.Service.Configuration;

/// <summary>The kinds of rows that the table is made of; each kind checks its values in one way.</summary>
internal static class SettingRow
{
    public static Setting Number(
        string name, long defaultValue, long least, long most, string unit, string meaning,
        Func<ServiceOptions, long, ServiceOptions> apply) =>
        new(name, defaultValue.ToString(CultureInfo.InvariantCulture), Range(least, most), unit, meaning)
        {
            Apply = (options, text) =>
                long.TryParse(text.Trim(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
                && value >= least && value <= most
                    ? SettingOutcome.Accepted(apply(options, value))
                    : SettingOutcome.Refused($"must be a whole number of {(unit.Length == 0 ? "units" : unit)} from {Range(least, most)}"),
        };

    public static Setting Milliseconds(
        string name, long defaultValue, long least, long most, string meaning, Func<ServiceOptions, TimeSpan, ServiceOptions> apply) =>
        Number(name, defaultValue, least, most, "ms", meaning, (options, value) => apply(options, TimeSpan.FromMilliseconds(value)));

    public static Setting Choice(
        string name, string defaultValue, IReadOnlyList<string> accepted, string meaning,
        Func<ServiceOptions, string, ServiceOptions> apply) =>
        new(name, defaultValue, string.Join(", ", accepted), "", meaning)
        {
            Apply = (options, text) =>
                accepted.FirstOrDefault(word => string.Equals(word, text.Trim(), StringComparison.OrdinalIgnoreCase)) is { } word
                    ? SettingOutcome.Accepted(apply(options, word))
                    : SettingOutcome.Refused($"must be one of {string.Join(", ", accepted)}"),
        };

    public static Setting Text(
        string name, string defaultValue, string range, string meaning, Func<ServiceOptions, string, SettingOutcome> apply) =>
        new(name, defaultValue, range, "", meaning) { Apply = apply };

    private static string Range(long least, long most) => string.Create(CultureInfo.InvariantCulture, $"{least} to {most}");
}
