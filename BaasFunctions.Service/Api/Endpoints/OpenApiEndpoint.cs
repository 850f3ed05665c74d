using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Api.OpenApi;
using BaasFunctions.Service.Auth;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

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
