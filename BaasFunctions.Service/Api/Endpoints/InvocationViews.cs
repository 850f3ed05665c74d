using System.Text;
using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Invocations;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>Invocations as the API shows them.</summary>
internal static class InvocationViews
{
    public static ShownInvocation Of(HttpContext http, Invocation invocation) => InList(http, invocation) with
    {
        Result = invocation.ResultJson.Length > 0 ? new RawJson(Encoding.UTF8.GetBytes(invocation.ResultJson)) : null,
    };

    public static ShownInvocation InList(HttpContext http, Invocation invocation) => new()
    {
        Id = invocation.Id,
        Project = invocation.Project,
        Function = invocation.Function,
        State = InvocationStateNames.Of(invocation.State),
        Trigger = TriggerNames.Of(invocation.Trigger),
        Chain = invocation.ChainPath.Length > 0 ? invocation.ChainPath : null,
        Parent = invocation.Parent.Length > 0 ? invocation.Parent : null,
        Attempts = invocation.Attempts,
        NextAttempt = invocation.State is InvocationState.Queued or InvocationState.Retrying ? Timestamp.Iso(invocation.Due) : null,
        Created = Timestamp.Iso(invocation.Created),
        Started = invocation.Started is { } started ? Timestamp.Iso(started) : null,
        Ended = invocation.Ended is { } ended ? Timestamp.Iso(ended) : null,
        ExecutionId = invocation.Attempts > 0 ? Invocation.ExecutionIdOf(invocation.Id, invocation.Attempts) : null,
        ResultBytes = invocation.ResultBytes > 0 ? invocation.ResultBytes : null,
        Error = invocation.ErrorJson.Length > 0 ? JsonSerializer.Deserialize(invocation.ErrorJson, ApiJson.Default.InvocationError) : null,
        StatusUrl = UrlOf(http, invocation),
    };

    public static string UrlOf(HttpContext http, Invocation invocation) =>
        $"{RequestAddress.Of(http.Request)}/projects/{Uri.EscapeDataString(invocation.Project)}/invocations/{invocation.Id}";
}
