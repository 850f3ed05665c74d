using BaasFunctions.Service.Api.OpenApi;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /openapi.json</c>: the OpenAPI 3.1 document of the service.</summary>
internal sealed class OpenApiEndpoint(ApiDocument document) : IServiceEndpoint
{
    public string Path => "/openapi.json";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD"];

    public AccessRule Access => AccessRule.AnyKey;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, document.Json, ApiJson.Default.JsonObject);
        return null;
    }
}
