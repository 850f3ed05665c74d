using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Memory;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Creates the dispatcher of the host calls of one execution.</summary>
internal sealed class HostCallFactory(HostOperationTable operations, KeyRing keys, ServiceTelemetry telemetry, ILogger<HostCallFactory> logger)
{
    /// <summary>To be disposed when the execution has ended.</summary>
    public HostCallDispatcher Begin(HttpContext http, CallScope scope, ByteAccount? bytes)
    {
        var token = CallersToken(http.Request.Headers.Authorization.ToString());
        return Begin(token is null ? scope : scope with { BearerToken = token }, bytes);
    }

    /// <summary>The same of an execution that no HTTP request is made for.</summary>
    public HostCallDispatcher Begin(CallScope scope, ByteAccount? bytes) => new(operations, new HostCallContext(scope), telemetry, logger, bytes);

    /// <summary>The bearer token of the caller, unless it is a key of this service, which must not be sent elsewhere.</summary>
    private string? CallersToken(string authorization)
    {
        return Credentials.AfterBearer(authorization) is { Length: > 0 } token && !keys.IsOurs(token) ? token : null;
    }
}
