using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Invocations;

namespace BaasFunctions.Service.Schedules;

/// <summary>What a function gets whose time has come.</summary>
/// <param name="Schedule">The cron expression.</param>
/// <param name="Timezone">Its time zone.</param>
/// <param name="Due">The time, which may be over for a while; ISO 8601, UTC.</param>
internal sealed record ScheduledRequest(string Schedule, string Timezone, string Due)
{
    /// <summary>The invocation of a due time: there is one of a function at most.</summary>
    public static NewInvocation Of(Schedule schedule, DateTimeOffset due) => new()
    {
        Project = schedule.Project,
        Function = schedule.Function,
        Trigger = ExecutionTrigger.Schedule,
        RequestJson = JsonSerializer.Serialize(new ScheduledRequest(schedule.Rule.Cron, schedule.Rule.Timezone, Timestamp.Iso(due)), ScheduleJson.Default.ScheduledRequest),
        Key = NewInvocation.KeyOfDueTime(due),
    };
}
