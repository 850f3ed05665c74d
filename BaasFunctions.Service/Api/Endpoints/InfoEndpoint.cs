using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Service.Api.Contracts;
using BaasFunctions.Service.Api.Http;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.Execution;
using BaasFunctions.Service.Health;
using BaasFunctions.Service.TestMode;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary><c>GET /info</c>: what runs here, in which version and under which limits.</summary>
internal sealed class InfoEndpoint(
    AccessGate gate, RequestRates rates, ServerOptions server, AccessOptions access, ExecutionOptions execution, ExecutionLimits limits, ISandbox sandbox, ServiceIdentity identity, TimeProvider time) : IServiceEndpoint
{
    public string Path => "/info";

    public string Allow => "GET, HEAD";

    public async ValueTask<Refusal?> HandleAsync(HttpContext http)
    {
        if (await gate.AdmitAsync(http, AccessRule.Read).ConfigureAwait(false) is { } refusal)
        {
            return refusal;
        }

        var buffer = ResponseBuffer.Rent();
        Write(buffer.Json);
        await JsonResponse.SendAsync(http, StatusCodes.Status200OK, buffer).ConfigureAwait(false);
        return null;
    }

    private void Write(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("service"u8, ServiceIdentity.ServiceName);
        json.WriteString("version"u8, identity.Version);
        json.WriteString("node_version"u8, identity.Runtime);
        json.WriteNumber("uptime"u8, Math.Round(identity.Uptime.TotalSeconds, 3));
        json.WriteString("environment"u8, server.EnvironmentName);
        ProcessMemory.Now().WriteBytes(json, "memory_usage"u8);
        json.WriteString("timestamp"u8, WireTime.Format(time.GetUtcNow()));
        WriteVersions(json);
        json.WriteStartObject("sandbox"u8);
        SandboxReport.WriteMembers(json, sandbox.Status);
        json.WriteEndObject();
        WriteLimits(json);
        ServiceCapabilities.Write(json);
        json.WriteEndObject();
    }

    private void WriteVersions(Utf8JsonWriter json)
    {
        json.WriteStartObject("versions"u8);
        foreach (var (name, version) in identity.Components)
        {
            json.WriteString(name, version);
        }

        json.WriteEndObject();
    }

    private void WriteLimits(Utf8JsonWriter json)
    {
        json.WriteStartObject("limits"u8);
        json.WriteNumber("default_timeout_ms"u8, (long)limits.WallTime.TotalMilliseconds);
        json.WriteNumber("max_timeout_ms"u8, (long)limits.MaxWallTime.TotalMilliseconds);
        json.WriteNumber("default_memory_mb"u8, limits.MemoryBytes >> 20);
        json.WriteNumber("max_memory_mb"u8, limits.MaxMemoryBytes >> 20);
        json.WriteNumber("cpu_time_ms"u8, (long)limits.CpuTime.TotalMilliseconds);
        json.WriteNumber("recursion_depth"u8, limits.RecursionDepth);
        json.WriteNumber("array_length"u8, limits.ArrayLength);
        json.WriteNumber("regex_time_ms"u8, (long)limits.RegexTime.TotalMilliseconds);
        json.WriteNumber("source_length"u8, limits.SourceLength);
        json.WriteNumber("source_nodes"u8, limits.SourceNodes);
        json.WriteNumber("source_depth"u8, limits.SourceDepth);
        json.WriteNumber("result_bytes"u8, limits.ResultBytes);
        json.WriteNumber("result_depth"u8, limits.ResultDepth);
        json.WriteNumber("result_properties"u8, limits.ResultProperties);
        json.WriteNumber("log_entries"u8, limits.LogEntries);
        json.WriteNumber("log_bytes"u8, limits.LogBytes);
        json.WriteNumber("host_calls"u8, limits.HostCalls);
        json.WriteNumber("host_calls_at_once"u8, limits.HostCallsAtOnce);
        json.WriteNumber("host_call_bytes"u8, limits.HostCallBytes);
        json.WriteNumber("host_call_total_bytes"u8, limits.HostCallTotalBytes);
        json.WriteNumber("test_timeout_ms"u8, (long)TestLimits.WallTime.TotalMilliseconds);
        json.WriteNumber("test_max_timeout_ms"u8, (long)TestLimits.MaxWallTime.TotalMilliseconds);
        json.WriteNumber("test_memory_mb"u8, TestLimits.MemoryBytes >> 20);
        json.WriteNumber("test_max_memory_mb"u8, TestLimits.MaxMemoryBytes >> 20);
        json.WriteNumber("body_bytes"u8, server.MaxBodyBytes);
        json.WriteNumber("concurrency"u8, execution.MaxConcurrency);
        json.WriteNumber("queue"u8, execution.MaxQueue);
        json.WriteNumber("queue_timeout_ms"u8, (long)execution.QueueTimeout.TotalMilliseconds);
        if (rates.Limit is { } rate)
        {
            json.WriteNumber("rate_limit_requests"u8, rate);
            json.WriteNumber("rate_limit_window_ms"u8, (long)access.RateLimitWindow.TotalMilliseconds);
        }

        json.WriteEndObject();
    }
}
