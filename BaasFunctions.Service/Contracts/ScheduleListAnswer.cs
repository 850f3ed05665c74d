using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace BaasFunctions.Service.Contracts;

internal sealed record ScheduleListAnswer
{
    [AllowedValues("success")]
    public string Status => "success";

    [Description("By the name of the function. Only functions that are online have schedules.")]
    public required IEnumerable<ShownSchedule> Schedules { get; init; }

    internal sealed record ShownSchedule
    {
        [Description("Name of the function.")]
        public required string Function { get; init; }

        [Description("The cron expression, as its configuration has it.")]
        public required string Cron { get; init; }

        [Description("IANA name.")]
        public required string Timezone { get; init; }

        [Description("What happens to times that were missed by more than a minute: `once` runs the function once for all of them, `skip` does not.")]
        [AllowedValues("once", "skip")]
        public required string Misfire { get; init; }

        [Description("When it fires next; absent when it never will. ISO 8601, UTC.")]
        public string? NextRun { get; init; }

        [Description("The latest time for which it fired; ISO 8601, UTC.")]
        public string? LastRun { get; init; }

        [Description("How that one is: the state of its invocation; absent when it is deleted.")]
        [AllowedValues("queued", "running", "retrying", "succeeded", "failed", "cancelled")]
        public string? LastOutcome { get; init; }

        [Description("Id of the invocation.")]
        public string? LastInvocation { get; init; }
    }
}
