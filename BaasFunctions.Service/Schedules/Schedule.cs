using BaasFunctions.Service.Registry;

namespace BaasFunctions.Service.Schedules;

/// <summary>A schedule of a function, as it is kept.</summary>
internal sealed record Schedule
{
    public required string Project { get; init; }

    public required string Function { get; init; }

    /// <summary>Its place among those of the function.</summary>
    public required long Number { get; init; }

    public required ScheduleRule Rule { get; init; }

    /// <summary>The time at which it fires next.</summary>
    public required DateTimeOffset Due { get; init; }

    /// <summary>The time at which it fired last; null for none.</summary>
    public DateTimeOffset? LastDue { get; init; }

    /// <summary>Id of the invocation of that time; empty for none.</summary>
    public string LastId { get; init; } = "";
}
