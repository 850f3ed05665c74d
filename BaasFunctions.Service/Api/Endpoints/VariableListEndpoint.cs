using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/env</c>: the names of the variables that functions of a project have.</summary>
internal sealed class VariableListEndpoint(VariableStore store) : IServiceEndpoint
{
    public string Path => "/projects/{project}/env";

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

        var answer = new VariableListAnswer { Variables = found.Value.Select(FunctionViews.Of) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.VariableListAnswer);
        return null;
    }
}
