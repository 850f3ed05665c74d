using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/functions</c>: the functions of a project.</summary>
internal sealed class FunctionListEndpoint(FunctionStore store) : IServiceEndpoint
{
    public string Path => "/projects/{project}/functions";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, out var project) is { } refused)
        {
            return refused;
        }

        var found = await store.ListAsync(project, http.RequestAborted);
        if (found.Failed)
        {
            return ApiErrors.Of(found.Fault);
        }

        var answer = new FunctionListAnswer { Functions = found.Value.Select(function => FunctionViews.Of(http, project, function)) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.FunctionListAnswer);
        return null;
    }
}
