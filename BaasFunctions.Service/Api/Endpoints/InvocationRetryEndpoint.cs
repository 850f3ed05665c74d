using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>POST /projects/{project}/invocations/{id}/retry</c>: has a dead letter run again.</summary>
internal sealed class InvocationRetryEndpoint(InvocationStore invocations) : IServiceEndpoint
{
    public string Path => "/projects/{project}/invocations/{id}/retry";

    public IReadOnlyList<string> Methods { get; } = ["POST"];

    public AccessRule Access => AccessRule.Execute;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out var project) is { } refused)
        {
            return refused;
        }

        var id = ((string)http.GetRouteValue("id")!).ToLowerInvariant();
        var changed = await invocations.RetryAsync(project, id, http.RequestAborted);
        if (changed.Failed)
        {
            return ApiErrors.Of(changed.Fault);
        }

        var answer = new InvocationAnswer { Invocation = InvocationViews.Of(http, changed.Value) };
        await JsonResponse.SendAsync(http, StatusCodes.Status202Accepted, answer, ApiJson.Default.InvocationAnswer);
        return null;
    }
}
