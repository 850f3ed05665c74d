using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Diagnostics;
using BaasFunctions.Service.Options;
using BaasFunctions.Service.Slots;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Health;

/// <summary>
/// Runs a trivial function and remembers the answer for a while, so that many probes cost no more than one. Needs no slot:
/// a busy service is not a sick one.
/// </summary>
internal sealed class SandboxProbe(
    ISandbox sandbox, ServiceOptions options, ServiceDrain drain, TimeProvider time, ILogger<SandboxProbe> logger)
{
    private static readonly TimeSpan s_remembered = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    private readonly Lock _lock = new();
    private Task<HealthCheck>? _latest;
    private long _startedAt;

    public Task<HealthCheck> CheckAsync()
    {
        if (drain.IsDraining)
        {
            return Task.FromResult(new HealthCheck(HealthStatus.Unhealthy, "Shutting down: no new execution is started"));
        }

        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && time.GetElapsedTime(_startedAt) > s_remembered))
            {
                _startedAt = time.GetTimestamp();
                _latest = RunAsync();
            }

            return _latest;
        }
    }

    private async Task<HealthCheck> RunAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience, time);
            var result = await sandbox.ExecuteAsync(SelfTest(), patience.Token).ConfigureAwait(false);
            switch (result.Outcome)
            {
                case ExecutionOutcome.Completed:
                    return new HealthCheck(HealthStatus.Healthy, "Sandbox available");
                case ExecutionOutcome.TimedOut or ExecutionOutcome.Cancelled:
                    return new HealthCheck(HealthStatus.Warning, "Sandbox slow: the self-test took longer than 2 s");
                default:
                    logger.SelfTestFailed(result.Outcome, result.Error?.Code ?? "");
                    return new HealthCheck(HealthStatus.Unhealthy, $"Sandbox error: {WireCode(result)}");
            }
        }
        catch (Exception fault)
        {
            logger.SelfTestFaulted(fault);
            return new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: EXECUTION_ERROR");
        }
    }

    private ExecutionRequest SelfTest() => new()
    {
        ExecutionId = "health",
        FunctionId = "health",
        Code = "export default () => 1 + 1;",
        Limits = options.Limits with { WallTime = Least(s_patience, options.Limits.MaxWallTime) },
    };

    private static string WireCode(ExecutionResult result) =>
        result.Error?.Code ?? Wire.WireOutcome.Of(result.Outcome).ErrorCode ?? "";

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
