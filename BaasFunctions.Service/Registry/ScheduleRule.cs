using Cronos;

namespace BaasFunctions.Service.Registry;

/// <summary>When a function runs by itself.</summary>
/// <param name="Cron">A cron expression of five fields, or six with seconds first.</param>
/// <param name="Timezone">The time zone that it is read in, by its IANA name.</param>
/// <param name="FiresMissed">Whether it runs once when it could not at the time; false passes over what was missed.</param>
internal sealed record ScheduleRule(string Cron, string Timezone, bool FiresMissed)
{
    /// <summary>Characters of a cron expression.</summary>
    public const int MaxCron = 200;

    private const int FieldsWithSeconds = 6;

    /// <summary>
    /// The first time after another; null when there is none any more. A time that the clocks pass over is the next one that there is, and one that they show twice is the
    /// first of both, except for schedules of intervals.
    /// </summary>
    public DateTimeOffset? After(DateTimeOffset time) =>
        Parse(Cron).GetNextOccurrence(time, TimeZoneInfo.FindSystemTimeZoneById(Timezone))?.ToUniversalTime();

    /// <summary>What is wrong with a cron expression; null when nothing is.</summary>
    public static string? FaultOf(string cron)
    {
        if (cron.Length > MaxCron)
        {
            return $"it has more than {MaxCron} characters";
        }

        try
        {
            return Parse(cron).GetNextOccurrence(DateTime.UnixEpoch) is null ? "no such time ever comes" : null;
        }
        catch (CronFormatException wrong)
        {
            return wrong.Message;
        }
    }

    private static CronExpression Parse(string cron) => CronExpression.Parse(
        cron, cron.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length == FieldsWithSeconds ? CronFormat.IncludeSeconds : CronFormat.Standard);
}
