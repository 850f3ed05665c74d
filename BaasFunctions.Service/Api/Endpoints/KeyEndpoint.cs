using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>DELETE /keys/{id}</c>: revokes a key. It is idempotent; the key stays in the list.</summary>
internal sealed class KeyEndpoint(ApiKeyManager keys) : IServiceEndpoint
{
    public string Path => "/keys/{id}";

    public IReadOnlyList<string> Methods { get; } = ["DELETE"];

    public AccessRule Access => AccessRule.Admin;

    public async ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body)
    {
        var caller = Caller.Of(http);
        var id = (string)http.GetRouteValue("id")!;
        if (!await keys.RevokeAsync(id, caller.Project, caller.Key!.Id, http.RequestAborted))
        {
            return ApiErrors.KeyNotFound;
        }

        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, new KeyRevokedResponse { Id = id }, ApiJson.Default.KeyRevokedResponse);
        return null;
    }
}
