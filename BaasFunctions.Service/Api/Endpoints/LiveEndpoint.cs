using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /health/live</c>: 200 while the process answers. An orchestrator restarts what fails here, so it looks at nothing that a
/// restart would not mend: neither the sandbox nor a drain.
/// </summary>
internal sealed class LiveEndpoint(AccessGate gate) : IServiceEndpoint
{
    public string Path => "/health/live";

    public string Allow => "GET, HEAD";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.Open).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, "alive"u8);
        buffer.Json.WriteEndObject();
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, buffer).ConfigureAwait(false);
        return null;
    }
}
