using System.Text.Json;

namespace BaasFunctions.Service.Registry;

/// <summary>
/// What the configuration of a function says of when it runs by itself: <c>schedule</c>, a cron expression or several; <c>timezone</c>, UTC where none is named; <c>misfire</c>.
/// </summary>
internal static class ScheduleRules
{
    /// <summary>Schedules of one function.</summary>
    private const int Most = 10;

    private const int MaxTimezone = 64;

    /// <summary>The schedules of configurations that were checked when they were deployed; those of the second win, member by member.</summary>
    public static IReadOnlyList<ScheduleRule> Of(string declaredJson, string configJson) =>
        Read(ConfigObjects.Merge(declaredJson, configJson), out var fault) is var rules && fault is null ? rules : [];

    /// <summary>The first thing that is wrong with a configuration, as a sentence; null when nothing is.</summary>
    public static string? FaultOf(string configJson)
    {
        Read(configJson, out var fault);
        return fault;
    }

    private static List<ScheduleRule> Read(string json, out string? fault)
    {
        using var document = JsonDocument.Parse(json);
        var config = document.RootElement;
        fault = null;
        if (config.ValueKind != JsonValueKind.Object)
        {
            return [];
        }

        var timezone = TimezoneOf(config, ref fault);
        var firesMissed = FiresMissed(config, ref fault);
        if (!Has(config, "schedule", out var schedule))
        {
            return [];
        }

        if (ConfigObjects.TextsOf(schedule, Most) is not { Count: > 0 } crons)
        {
            fault ??= $"config.schedule must be a cron expression such as \"0 7 * * *\", which is every day at 7:00, or an array of up to {Most} of them";
            return [];
        }

        foreach (var cron in crons)
        {
            if (ScheduleRule.FaultOf(cron) is { } wrong)
            {
                fault ??= $"config.schedule \"{Sandbox.Contracts.ErrorText.Shorten(cron, ScheduleRule.MaxCron)}\" is no cron expression: {wrong.TrimEnd('.')}. "
                    + "It has five fields, minute, hour, day of the month, month and day of the week, or six with seconds before them; \"*/15 * * * *\" is every quarter of an hour";
            }
        }

        return fault is null ? [.. crons.Distinct().Select(cron => new ScheduleRule(cron, timezone, firesMissed))] : [];
    }

    private static bool Has(JsonElement config, string name, out JsonElement value) => config.TryGetProperty(name, out value) && value.ValueKind != JsonValueKind.Null;

    private static string TimezoneOf(JsonElement config, ref string? fault)
    {
        if (!Has(config, "timezone", out var value))
        {
            return "UTC";
        }

        var name = value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        if (name.Length is 0 or > MaxTimezone || !TimeZoneInfo.TryFindSystemTimeZoneById(name, out _))
        {
            fault ??= "config.timezone must be the IANA name of a time zone, such as \"Europe/Berlin\" or \"UTC\"";
        }

        return name;
    }

    private static bool FiresMissed(JsonElement config, ref string? fault)
    {
        var name = !Has(config, "misfire", out var value) ? "once" : value.ValueKind == JsonValueKind.String ? value.GetString() : null;
        fault ??= name is "once" or "skip" ? null : "config.misfire must be \"once\", which runs the function once for all times that were missed, or \"skip\"";
        return name == "once";
    }
}
