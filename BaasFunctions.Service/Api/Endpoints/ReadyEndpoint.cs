using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Health;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /health/ready</c>: 200 when requests are welcome; 503 at start before functions run at full speed, while the service
/// drains, and when something it cannot do without is broken. The answer names only what is wrong.
/// </summary>
internal sealed class ReadyEndpoint(AccessGate gate, Readiness readiness) : IServiceEndpoint
{
    public string Path => "/health/ready";

    public string Allow => "GET, HEAD";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.Open).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var (status, broken) = await readiness.StateAsync().ConfigureAwait(false);
        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, status);
        foreach (var (name, check) in broken)
        {
            buffer.Json.WriteString(name, check.Message);
        }

        buffer.Json.WriteEndObject();
        var code = status == Readiness.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        await JsonResponse.SendAsync(http, code, buffer).ConfigureAwait(false);
        return null;
    }
}
