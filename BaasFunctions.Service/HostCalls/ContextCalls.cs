using System.Text.Json;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Access;
using BaasFunctions.Service.Diagnostics;
using BaasFunctions.Service.Slots;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.HostCalls;

/// <summary>Makes what answers the calls of one execution.</summary>
internal sealed class ContextCalls(HostOperationTable operations, ApiKeys keys, ExecutionSlots slots, ServiceTelemetry telemetry, ILogger<ContextCalls> logger)
{
    private const string Bearer = "Bearer ";

    /// <summary>To be disposed when the execution has ended.</summary>
    public SessionCalls Begin(HttpContext http, ExecutionRequest request, IReadOnlyList<EnvSecret> secrets) =>
        new(operations, new CallSession(ScopeOf(http, request) with { Secrets = secrets }), slots, telemetry, logger);

    private CallScope ScopeOf(HttpContext http, ExecutionRequest request) => new()
    {
        Project = TextOf(request.ProjectIdJson) ?? "",
        Tenant = TextOf(request.TenantIdJson),
        User = TextOf(request.UserIdJson),
        ExecutionId = request.ExecutionId,
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
        return token.Length > 0 && keys.Find(token) < 0 ? token : null;
    }

    /// <summary>An id as text: the text itself, or the digits of a number.</summary>
    private static string? TextOf(ReadOnlyMemory<byte> json)
    {
        if (json.IsEmpty)
        {
            return null;
        }

        using var document = JsonDocument.Parse(json);
        return document.RootElement.ValueKind switch
        {
            JsonValueKind.String => document.RootElement.GetString(),
            JsonValueKind.Number => document.RootElement.GetRawText(),
            _ => null,
        };
    }
}
