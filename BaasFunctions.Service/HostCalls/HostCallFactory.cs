using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Makes what answers the calls of one execution.</summary>
internal sealed class HostCallFactory(HostOperationTable operations, KeyRing keys, FairConcurrencyLimiter slots, ServiceTelemetry telemetry, ILogger<HostCallFactory> logger)
{
    private const string Bearer = "Bearer ";

    /// <summary>To be disposed when the execution has ended.</summary>
    public HostCallDispatcher Begin(HttpContext http, CallScope scope)
    {
        var token = CallersToken(http.Request.Headers.Authorization.ToString());
        return new HostCallDispatcher(operations, new HostCallContext(token is null ? scope : scope with { BearerToken = token }), slots, telemetry, logger);
    }

    /// <summary>The token of the caller, unless it is a key of this service: that is nobody else's business.</summary>
    private string? CallersToken(string authorization)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var token = authorization[Bearer.Length..].Trim();
        return token.Length > 0 && !keys.IsOurs(token) ? token : null;
    }
}
