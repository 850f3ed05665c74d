using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Invocations;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>/projects/{project}/invocations/{id}</c>: GET shows an invocation, DELETE takes back one that does not run.</summary>
internal sealed class InvocationEndpoint(InvocationStore invocations) : IServiceEndpoint
{
    public string Path => "/projects/{project}/invocations/{id}";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD", "DELETE"];

    public AccessRule Access => AccessRule.Execute;

    public ValueTask<AccessRule> AccessForAsync(HttpContext http) => ValueTask.FromResult(HttpMethods.IsDelete(http.Request.Method) ? AccessRule.Execute : AccessRule.Read);

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out var project) is { } refused)
        {
            return refused;
        }

        var id = ((string)http.GetRouteValue("id")!).ToLowerInvariant();
        if (HttpMethods.IsDelete(http.Request.Method))
        {
            var cancelled = await invocations.CancelAsync(project, id, http.RequestAborted);
            return cancelled.Failed ? ApiErrors.Of(cancelled.Fault) : await SendAsync(http, cancelled.Value);
        }

        var found = await invocations.FindAsync(project, id, http.RequestAborted);
        return found.Failed ? ApiErrors.Of(found.Fault)
            : found.Value is [var invocation] ? await SendAsync(http, invocation)
            : ApiErrors.Of(InvocationFaults.NoSuchInvocation);
    }

    private static async ValueTask<ApiError?> SendAsync(HttpContext http, Invocation invocation)
    {
        var answer = new InvocationAnswer { Invocation = InvocationViews.Of(http, invocation) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.InvocationAnswer);
        return null;
    }
}
