using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/executions</c>: what ran, the newest first.</summary>
internal sealed class ExecutionsEndpoint(ExecutionReader executions) : IServiceEndpoint
{
    public string Path => "/projects/{project}/executions";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, allowsNone: true, out var project) is { } other)
        {
            return other;
        }

        if (ExecutionParameters.Read(http.Request.Query, ExecutionParameters.OfList, out var filter) is { } refused)
        {
            return refused;
        }

        var found = await executions.ListAsync(project, filter, filter.Limit + 1, http.RequestAborted);
        if (found.Failed)
        {
            return ApiErrors.ExecutionsUnavailable;
        }

        var shown = found.Value.Count > filter.Limit ? [.. found.Value.Take(filter.Limit)] : found.Value;
        var answer = new ExecutionListResponse
        {
            Executions = shown,
            NextCursor = found.Value.Count > filter.Limit ? ExecutionParameters.CursorOf(shown[^1].Id) : null,
        };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.ExecutionListResponse);
        return null;
    }
}
