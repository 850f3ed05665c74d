using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>
/// <c>GET /keys</c> lists keys, <c>POST /keys</c> makes one. An administrator of one project sees and makes keys of that project only.
/// </summary>
internal sealed class KeysEndpoint(RequestIntake intake, AccessGate gate, ApiKeyManager keys) : IServiceEndpoint
{
    public string Path => "/keys";

    public string Allow => "GET, HEAD, POST";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        try
        {
            return HttpMethods.IsPost(http.Request.Method)
                ? await CreateAsync(http).ConfigureAwait(false)
                : await gate.AdmitAsync(http, AccessRule.Admin).ConfigureAwait(false) ?? await ListAsync(http).ConfigureAwait(false);
        }
        catch (KeyStoreException)
        {
            return Refusals.KeysUnavailable;
        }
    }

    private async ValueTask<Refusal?> ListAsync(HttpContext http)
    {
        var found = await keys.ListAsync(Caller.Of(http).Project, http.RequestAborted).ConfigureAwait(false);
        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, "success"u8);
        buffer.Json.WriteStartArray("keys"u8);
        foreach (var key in found)
        {
            ApiKeyJson.Write(buffer.Json, key);
        }

        buffer.Json.WriteEndArray();
        buffer.Json.WriteEndObject();
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, buffer).ConfigureAwait(false);
        return null;
    }

    private async ValueTask<Refusal?> CreateAsync(HttpContext http)
    {
        using var body = new RequestBody();
        if (await intake.ReceiveAsync(http, AccessRule.Admin, body).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        if (KeyFields.Read(body.Bytes, out var request) is { } invalid)
        {
            return invalid;
        }

        var caller = Caller.Of(http);
        if (caller.Project is { } own && (request!.Project ?? own) != own)
        {
            return Refusals.OtherProject;
        }

        var wanted = request! with { Project = request.Project ?? caller.Project };
        var made = await keys.CreateAsync(wanted, caller.Key!.Id, http.RequestAborted).ConfigureAwait(false);
        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, "success"u8);
        buffer.Json.WritePropertyName("key"u8);
        ApiKeyJson.Write(buffer.Json, made.Key, made.Text);
        buffer.Json.WriteEndObject();
        await JsonResponse.SendAsync(http, StatusCodes.Status201Created, buffer).ConfigureAwait(false);
        return null;
    }
}
