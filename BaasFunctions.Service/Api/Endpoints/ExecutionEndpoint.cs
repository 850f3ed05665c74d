using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/executions/{id}</c>: one execution with its log.</summary>
internal sealed class ExecutionEndpoint(ExecutionReader executions) : IServiceEndpoint
{
    public string Path => "/projects/{project}/executions/{id}";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if ((ProjectAccess.Enter(http, allowsNone: true, out var project) ?? ExecutionParameters.Read(http.Request.Query, ExecutionParameters.None, out _)) is { } refused)
        {
            return refused;
        }

        if (!Guid.TryParseExact((string)http.GetRouteValue("id")!, "D", out var id))
        {
            return ApiErrors.ExecutionNotFound;
        }

        var found = await executions.FindAsync(project, id.ToString(), http.RequestAborted);
        if (found.Failed)
        {
            return ApiErrors.ExecutionsUnavailable;
        }

        if (found.Value is not [{ } execution])
        {
            return ApiErrors.ExecutionNotFound;
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new ExecutionDetailResponse { Execution = execution }, ApiJson.Default.ExecutionDetailResponse);
        return null;
    }
}
