using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Auth;
using BaasFunctions.Service.TestMode;

namespace BaasFunctions.Service.Api.Endpoints;

/// <summary>The limits in force, under the names that <c>/info</c> and the OpenAPI document use.</summary>
internal sealed class EffectiveLimits(ExecutionLimits limits, ServerOptions server, ExecutionOptions execution, AccessOptions access, RequestRates rates)
{
    public Dictionary<string, long> ToDictionary()
    {
        var named = new Dictionary<string, long>
        {
            ["default_timeout_ms"] = (long)limits.WallTime.TotalMilliseconds,
            ["max_timeout_ms"] = (long)limits.MaxWallTime.TotalMilliseconds,
            ["default_memory_mb"] = limits.MemoryBytes >> 20,
            ["max_memory_mb"] = limits.MaxMemoryBytes >> 20,
            ["cpu_time_ms"] = (long)limits.CpuTime.TotalMilliseconds,
            ["recursion_depth"] = limits.RecursionDepth,
            ["array_length"] = limits.ArrayLength,
            ["regex_time_ms"] = (long)limits.RegexTime.TotalMilliseconds,
            ["source_length"] = limits.SourceLength,
            ["source_nodes"] = limits.SourceNodes,
            ["source_depth"] = limits.SourceDepth,
            ["result_bytes"] = limits.ResultBytes,
            ["result_depth"] = limits.ResultDepth,
            ["result_properties"] = limits.ResultProperties,
            ["log_entries"] = limits.LogEntries,
            ["log_bytes"] = limits.LogBytes,
            ["host_calls"] = limits.HostCalls,
            ["host_calls_at_once"] = limits.HostCallsAtOnce,
            ["host_call_bytes"] = limits.HostCallBytes,
            ["host_call_total_bytes"] = limits.HostCallTotalBytes,
            ["test_timeout_ms"] = (long)TestLimits.WallTime.TotalMilliseconds,
            ["test_max_timeout_ms"] = (long)TestLimits.MaxWallTime.TotalMilliseconds,
            ["test_memory_mb"] = TestLimits.MemoryBytes >> 20,
            ["test_max_memory_mb"] = TestLimits.MaxMemoryBytes >> 20,
            ["body_bytes"] = server.MaxBodyBytes,
            ["concurrency"] = execution.MaxConcurrency,
            ["queue"] = execution.MaxQueue,
            ["queue_timeout_ms"] = (long)execution.QueueTimeout.TotalMilliseconds,
        };
        if (rates.Limit is { } rate)
        {
            named.Add("rate_limit_requests", rate);
            named.Add("rate_limit_window_ms", (long)access.RateLimitWindow.TotalMilliseconds);
        }

        return named;
    }
}
