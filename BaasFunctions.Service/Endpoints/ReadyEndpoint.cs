using BaasFunctions.Service.Access;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.Http;
using BaasFunctions.Service.Slots;
using BaasFunctions.Service.Wire;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Endpoints;

/// <summary>
/// <c>GET /health/ready</c>: 200 when requests are welcome; 503 at start before functions run at full speed, while the service
/// drains, and when something it cannot do without is broken. The answer names only what is wrong.
/// </summary>
internal sealed class ReadyEndpoint(AccessGate gate, HealthChecks checks, ServiceWarmUp warmUp, ServiceDrain drain) : IServiceEndpoint
{
    public string Path => "/health/ready";

    public string Allow => "GET, HEAD";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.Open).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var (status, broken) = await StateAsync().ConfigureAwait(false);
        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, status);
        foreach (var (name, check) in broken)
        {
            buffer.Json.WriteString(name, check.Message);
        }

        buffer.Json.WriteEndObject();
        var code = status == "ready" ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await JsonResponse.SendAsync(http, code, buffer).ConfigureAwait(false);
        return null;
    }

    private async Task<(string Status, (string Name, HealthCheck Check)[] Broken)> StateAsync()
    {
        if (drain.IsDraining)
        {
            return ("draining", []);
        }

        if (warmUp.IsRunning)
        {
            return ("starting", []);
        }

        var found = await checks.CheckAsync().ConfigureAwait(false);
        var broken = found.Where(item => item.Check.Status == HealthStatus.Unhealthy).ToArray();
        return (broken.Length == 0 ? "ready" : "unhealthy", broken);
    }
}
