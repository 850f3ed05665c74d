using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Auth.Keys;
using BaasFunctions.Service.Execution.Admission;
using BaasFunctions.Service.Observability;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Makes what answers the calls of one execution.</summary>
internal sealed class ContextCalls(HostOperationTable operations, KeyRing keys, ExecutionSlots slots, ServiceTelemetry telemetry, ILogger<ContextCalls> logger)
{
    private const string Bearer = "Bearer ";

    /// <summary>To be disposed when the execution has ended.</summary>
    public SessionCalls Begin(HttpContext http, ExecutionRequest request, IReadOnlyList<EnvSecret> secrets) =>
        new(operations, new CallSession(ScopeOf(http, request) with { Secrets = secrets }), slots, telemetry, logger);

    private CallScope ScopeOf(HttpContext http, ExecutionRequest request) => new()
    {
        Project = ProjectBinding.TextOf(request.ProjectIdJson) ?? "",
        Tenant = ProjectBinding.TextOf(request.TenantIdJson),
        User = ProjectBinding.TextOf(request.UserIdJson),
        ExecutionId = request.ExecutionId,
        CpuTime = request.Limits.CpuTime > TimeSpan.Zero ? request.Limits.CpuTime : TimeSpan.MaxValue,
        BearerToken = CallersToken(http.Request.Headers.Authorization.ToString()),
    };

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
