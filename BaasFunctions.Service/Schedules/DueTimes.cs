using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Schedules;

/// <summary>Which due times of a schedule fire.</summary>
/// <param name="Fire">Those that fire now, in order.</param>
/// <param name="Next">The one after them; null when none will come.</param>
internal readonly record struct DueTimes(IReadOnlyList<DateTimeOffset> Fire, DateTimeOffset? Next)
{
    /// <summary>How late a time may fire as if nothing had been: instances restart, and are busy.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromSeconds(60);

    /// <summary>Due times of more than an hour each second, which is more than anybody is away for and wants all of.</summary>
    private const int MaxSteps = 4_000;

    /// <summary>
    /// All that are due, each one; where the first of them is later than the grace, they were missed, and then only the last one counts, or none, as the schedule says.
    /// </summary>
    public static DueTimes Of(ScheduleRule rule, DateTimeOffset due, DateTimeOffset now)
    {
        if (now - due > Grace)
        {
            return Missed(rule, due, now);
        }

        var fire = new List<DateTimeOffset>();
        DateTimeOffset? next = due;
        while (next is { } time && time <= now)
        {
            fire.Add(time);
            next = rule.After(time);
        }

        return new DueTimes(fire, next);
    }

    private static DueTimes Missed(ScheduleRule rule, DateTimeOffset due, DateTimeOffset now)
    {
        var next = rule.After(now);
        if (!rule.FiresMissed)
        {
            return new DueTimes([], next);
        }

        // The last one, unless there were so many that to look for it is not worth it.
        var last = due;
        for (var steps = 0; steps < MaxSteps && rule.After(last) is { } later && later <= now; steps++)
        {
            last = later;
        }

        return new DueTimes([last], next);
    }
}
