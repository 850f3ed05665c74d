using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>DELETE /keys/{id}</c>: takes a key back. It may be said twice; the key stays in the list.</summary>
internal sealed class KeyEndpoint(AccessGate gate, ApiKeyManager keys) : IServiceEndpoint
{
    private const string Prefix = "/keys/";

    public string Path => "/keys/{id}";

    public string Allow => "DELETE";

    public bool Matches(ReadOnlySpan<char> path) =>
        path.Length > Prefix.Length && path.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase) && !path[Prefix.Length..].Contains('/');

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.Admin).ConfigureAwait(false) is { } refused)
        {
            return refused;
        }

        var caller = Caller.Of(http);
        var id = http.Request.Path.Value!.TrimEnd('/')[Prefix.Length..];
        try
        {
            if (!await keys.RevokeAsync(id, caller.Project, caller.Key!.Id, http.RequestAborted).ConfigureAwait(false))
            {
                return Refusals.KeyNotFound;
            }
        }
        catch (KeyStoreException)
        {
            return Refusals.KeysUnavailable;
        }

        var buffer = ResponseBuffer.Rent();
        buffer.Json.WriteStartObject();
        buffer.Json.WriteString("status"u8, "success"u8);
        buffer.Json.WriteString("id"u8, id);
        buffer.Json.WriteEndObject();
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, buffer).ConfigureAwait(false);
        return null;
    }
}
