using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /health/live</c>: 200 while the process responds. An orchestrator restarts a service that fails here, so it checks nothing that a
/// restart would not fix: neither the sandbox nor a drain.
/// </summary>
internal sealed class LiveEndpoint : IServiceEndpoint
{
    public string Path => "/health/live";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Open;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new LiveResponse(), ApiJson.Default.LiveResponse);
        return null;
    }
}
