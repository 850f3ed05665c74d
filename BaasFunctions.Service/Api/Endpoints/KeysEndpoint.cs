using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Contracts.Http;
using BaasFunctions.Service.Requests;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /keys</c> lists keys, <c>POST /keys</c> creates one. An administrator of one project can list and create keys of that project only.
/// </summary>
internal sealed class KeysEndpoint(ApiKeyManager keys) : IServiceEndpoint
{
    public string Path => "/keys";

    public IReadOnlyList<string> Methods { get; } = ["GET", "HEAD", "POST"];

    public AccessRule Access => AccessRule.Admin;

    public ValueTask<ApiError?> HandleAsync(HttpContext http, RequestBody body) =>
        HttpMethods.IsPost(http.Request.Method) ? CreateAsync(http, body) : ListAsync(http);

    private async ValueTask<ApiError?> ListAsync(HttpContext http)
    {
        var found = await keys.ListAsync(Caller.Of(http).Project, http.RequestAborted);
        var answer = new KeyListResponse { Keys = found.Select(key => ApiKeyJson.Shown(key)) };
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, answer, ApiJson.Default.KeyListResponse);
        return null;
    }

    private async ValueTask<ApiError?> CreateAsync(HttpContext http, RequestBody body)
    {
        if (KeyFields.Read(body.Bytes, out var request) is { } invalid)
        {
            return invalid;
        }

        var caller = Caller.Of(http);
        if (caller.Project is { } own && (request!.Project ?? own) != own)
        {
            return ApiErrors.OtherProject;
        }

        var wanted = request! with { Project = request.Project ?? caller.Project };
        var made = await keys.CreateAsync(wanted, caller.Key!.Id, http.RequestAborted);
        var answer = new KeyResponse { Key = ApiKeyJson.Shown(made.Key, made.Text) };
        await JsonResponse.SendAsync(http, StatusCodes.Status201Created, answer, ApiJson.Default.KeyResponse);
        return null;
    }
}
