using BaasFunctions.Service.Access;
using BaasFunctions.Service.Documentation;
using BaasFunctions.Service.Http;
using BaasFunctions.Service.Wire;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Endpoints;

/// <summary><c>GET /openapi.json</c>: the OpenAPI 3.1 document of the service.</summary>
internal sealed class OpenApiEndpoint(AccessGate gate, ApiDocument document) : IServiceEndpoint
{
    public string Path => "/openapi.json";

    public string Allow => "GET, HEAD";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.AnyKey).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var json = await document.ToJsonAsync().ConfigureAwait(false);
        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteRawValue(json.Span, skipInputValidation: true);
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, buffer).ConfigureAwait(false);
        return null;
    }
}
