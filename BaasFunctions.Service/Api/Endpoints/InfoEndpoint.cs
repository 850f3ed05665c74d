using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Health;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /info</c>: version, capabilities and limits of the service.</summary>
internal sealed class InfoEndpoint(
    EffectiveLimits limits, ServerOptions server, ISandbox sandbox, ServiceIdentity identity, TimeProvider time) : IServiceEndpoint
{
    public string Path => "/info";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.Read;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, Answer(), ApiJson.Default.InfoResponse);
        return null;
    }

    private InfoResponse Answer() => new()
    {
        Service = ServiceIdentity.ServiceName,
        Version = identity.Version,
        NodeVersion = identity.Runtime,
        Uptime = Math.Round(identity.Uptime.TotalSeconds, 3),
        Environment = server.EnvironmentName,
        MemoryUsage = ProcessMemory.Now().InBytes(),
        Timestamp = Timestamp.Iso(time.GetUtcNow()),
        Versions = identity.Components.ToDictionary(),
        Sandbox = SandboxFigures.Of(sandbox.Status),
        Limits = limits.ToDictionary(),
        Capabilities = ServiceCapabilities.All,
    };
}
