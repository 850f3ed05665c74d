using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /projects/{project}/statistics</c>: calls, errors and times by function, of the last day unless another window is asked for.</summary>
internal sealed class StatisticsEndpoint(ExecutionReader executions, TimeProvider time) : IServiceEndpoint
{
    private static readonly TimeSpan s_window = TimeSpan.FromDays(1);

    public string Path => "/projects/{project}/statistics";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        if (ProjectAccess.Enter(http, allowsNone: true, out var project) is { } other)
        {
            return other;
        }

        if (ExecutionParameters.Read(http.Request.Query, ExecutionParameters.OfStatistics, out var filter) is { } refused)
        {
            return refused;
        }

        var until = filter.Until ?? time.GetUtcNow();
        filter = filter with { Since = filter.Since ?? until - s_window };
        var found = await executions.StatisticsAsync(project, filter, http.RequestAborted);
        if (found.Failed)
        {
            return ApiErrors.ExecutionsUnavailable;
        }

        var answer = new StatisticsResponse
        {
            Since = Timestamp.Iso(filter.Since.Value),
            Until = Timestamp.Iso(until),
            IsWhole = found.Value.IsWhole,
            Functions = found.Value.Functions,
        };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.StatisticsResponse);
        return null;
    }
}
