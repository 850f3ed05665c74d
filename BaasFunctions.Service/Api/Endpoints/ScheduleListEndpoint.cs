using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Schedules;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/schedules</c>: when functions of a project run by themselves, and how they did.</summary>
internal sealed class ScheduleListEndpoint(ScheduleStore schedules) : IServiceEndpoint
{
    public string Path => "/projects/{project}/schedules";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out var project) is { } refused)
        {
            return refused;
        }

        var found = await schedules.ListAsync(project, http.RequestAborted);
        if (found.Failed)
        {
            return ApiErrors.Of(found.Fault);
        }

        var answer = new ScheduleListAnswer { Schedules = found.Value.Select(static one => Show(one.Schedule, one.Last)) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.ScheduleListAnswer);
        return null;
    }

    private static ScheduleListAnswer.ShownSchedule Show(Schedule schedule, InvocationState? last) => new()
    {
        Function = schedule.Function,
        Cron = schedule.Rule.Cron,
        Timezone = schedule.Rule.Timezone,
        Misfire = schedule.Rule.FiresMissed ? "once" : "skip",
        NextRun = schedule.Due < DateTimeOffset.MaxValue ? Timestamp.Iso(schedule.Due) : null,
        LastRun = schedule.LastDue is { } due ? Timestamp.Iso(due) : null,
        LastOutcome = last is { } state ? InvocationStateNames.Of(state) : null,
        LastInvocation = schedule.LastId.Length > 0 ? schedule.LastId : null,
    };
}
