using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Invocations;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/invocations</c>: what was asked for, the newest first.</summary>
internal sealed class InvocationListEndpoint(InvocationStore invocations) : IServiceEndpoint
{
    public string Path => "/projects/{project}/invocations";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out var project) is { } refused)
        {
            return refused;
        }

        if (InvocationParameters.Read(http.Request.Query, out var filter) is { } wrong)
        {
            return wrong;
        }

        var found = await invocations.ListAsync(project, filter, http.RequestAborted);
        if (found.Failed)
        {
            return ApiErrors.Of(found.Fault);
        }

        var shown = found.Value.Take(filter.Limit).ToList();
        var answer = new InvocationListAnswer
        {
            Invocations = shown.Select(invocation => InvocationViews.InList(http, invocation)),
            NextCursor = found.Value.Count > filter.Limit ? shown[^1].Id : null,
        };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.InvocationListAnswer);
        return null;
    }
}
