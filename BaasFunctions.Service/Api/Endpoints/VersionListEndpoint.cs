using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Registry;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/functions/{name}/versions</c>: the versions of a function.</summary>
internal sealed class VersionListEndpoint(FunctionStore store) : IServiceEndpoint
{
    public string Path => "/projects/{project}/functions/{name}/versions";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (FunctionPath.Enter(http, out var project, out var name) is { } refused)
        {
            return refused;
        }

        var found = await store.VersionsAsync(project, name, http.RequestAborted);
        if (found.Failed || found.Value.Count == 0)
        {
            return found.Failed ? ApiErrors.Of(found.Fault) : ApiErrors.FunctionNotFound(name);
        }

        var answer = new VersionListAnswer { Versions = found.Value.Select(FunctionViews.Of) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.VersionListAnswer);
        return null;
    }
}
