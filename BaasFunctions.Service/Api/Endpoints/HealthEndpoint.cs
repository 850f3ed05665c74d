using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Health;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /health</c>: 200 while the service can run functions, even with warnings; 503 when it cannot.</summary>
internal sealed class HealthEndpoint(AccessGate gate, HealthChecks checks, ServiceIdentity identity, TimeProvider time)
    : IServiceEndpoint
{
    public string Path => "/health";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Open;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        var found = await checks.CheckAsync();
        var report = new HealthReport(identity, found, time.GetUtcNow(), await gate.IsTrustedAsync(http));
        var buffer = ResponseBuffer.Rent();
        report.Write(buffer.Json);
        var status = report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        await JsonResponse.SendAsync(http, status, buffer);
        return null;
    }
}
