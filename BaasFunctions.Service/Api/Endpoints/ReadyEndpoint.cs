using System.Text.Json.Nodes;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Health;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /health/ready</c>: 200 when the service accepts requests; 503 at start before functions run at full speed, while the service
/// drains, and while an essential check fails. The response names only what is wrong.
/// </summary>
internal sealed class ReadyEndpoint(Readiness readiness) : IServiceEndpoint
{
    public string Path => "/health/ready";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Open;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        var (status, broken) = await readiness.StateAsync();
        var answer = new JsonObject { ["status"] = status };
        foreach (var (name, check) in broken)
        {
            answer[name] = check.Message;
        }

        var code = status == Readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await JsonResponse.SendAsync(http, code, answer, ApiJson.Default.JsonObject);
        return null;
    }
}
