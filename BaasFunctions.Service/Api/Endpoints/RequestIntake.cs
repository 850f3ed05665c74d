using BaasFunctions.Service.Api.Bodies;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Auth;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>The first two steps of every endpoint that takes a body: authorise the caller, and read the body under its limits.</summary>
internal sealed class RequestIntake(AccessGate gate, BodyReader bodies)
{
    public async ValueTask<Refusal?> ReceiveAsync(HttpContext http, AccessRule rule, RequestBody body) =>
        await gate.AdmitAsync(http, rule).ConfigureAwait(false) ?? await bodies.ReadAsync(http, body).ConfigureAwait(false);
}
