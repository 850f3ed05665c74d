using System.Text.Json;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Admission;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Health;

/// <summary>Runs a trivial function. Needs no slot: a busy service is not a sick one.</summary>
internal sealed class SandboxProbe : IHealthProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>Self-tests that are late for so long, while no execution is answered either, say that nothing can run.</summary>
    private static readonly TimeSpan s_silence = TimeSpan.FromSeconds(15);

    /// <summary>A sandbox that did not even give up in this time is not slow but stuck.</summary>
    private static readonly TimeSpan s_stuck = TimeSpan.FromSeconds(15);

    private readonly ISandbox _sandbox;
    private readonly ExecutionLimits _limits;
    private readonly ServiceDrain _drain;
    private readonly TimeProvider _time;
    private readonly ILogger<SandboxProbe> _logger;
    private readonly CachedHealthCheck _selfTest;
    private long? _lateSince;
    private long _answeredThen;
    private bool _hasFaulted;

    public SandboxProbe(ISandbox sandbox, ExecutionLimits limits, ServiceDrain drain, TimeProvider time, ILogger<SandboxProbe> logger)
    {
        (_sandbox, _limits, _drain, _time, _logger) = (sandbox, limits, drain, time, logger);
        _selfTest = new CachedHealthCheck(RunAsync, time);
    }

    public string Name => "sandbox";

    public async Task<HealthCheck> CheckAsync()
    {
        var verdict = this switch
        {
            { _drain.IsDraining: true } => new HealthCheck(HealthStatus.Unhealthy, "Shutting down: no new execution is started"),
            _ when _selfTest.RunningFor > s_stuck => new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: the self-test does not end"),
            _ => await SelfTestAsync(),
        };
        var figures = SandboxFigures.Of(_sandbox.Status);
        return verdict with { Details = JsonSerializer.SerializeToNode(figures, ApiJson.Default.SandboxFigures)!.AsObject() };
    }

    private async Task<HealthCheck> SelfTestAsync()
    {
        try
        {
            // A little longer than the sandbox itself is given, so that the figures are shown also when it is late.
            return await _selfTest.CheckAsync().WaitAsync(1.1 * s_patience, _time);
        }
        catch (TimeoutException)
        {
            return Slow();
        }
    }

    private async Task<HealthCheck> RunAsync()
    {
        try
        {
            using var patience = new CancellationTokenSource(s_patience, _time);
            var result = await _sandbox.ExecuteAsync(SelfTest(), patience.Token);
            switch (result.Outcome)
            {
                case ExecutionOutcome.Completed:
                    (_lateSince, _hasFaulted) = (null, false);
                    return new HealthCheck(HealthStatus.Healthy, "Sandbox available");
                case ExecutionOutcome.TimedOut or ExecutionOutcome.Cancelled:
                    return Late();
                default:
                    return new HealthCheck(HealthStatus.Unhealthy, $"Sandbox error: {WireCode(result)}")
                    {
                        Cause = $"The self-test ended as {result.Outcome} {result.Error?.Code}",
                    };
            }
        }
        catch (Exception fault)
        {
            if (!_hasFaulted)
            {
                _hasFaulted = true;
                _logger.SelfTestFaulted(fault);
            }

            return new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: EXECUTION_ERROR");
        }
    }

    /// <summary>Busy workers answer others meanwhile; where nobody is answered, or no worker is there, nothing can run.</summary>
    private HealthCheck Late()
    {
        var status = _sandbox.Status;
        if (status is { WorkersWanted: > 0, WorkersUp: 0 })
        {
            return new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: no worker is up")
            {
                Cause = $"{status.WorkersWanted} workers are wanted; {status.FailedStarts} could not be started so far and {status.Restarts} were lost",
            };
        }

        if (_lateSince is not { } since || status.Answered != _answeredThen)
        {
            (_lateSince, _answeredThen) = (_time.GetTimestamp(), status.Answered);
            return Slow();
        }

        return _time.GetElapsedTime(since) < s_silence ? Slow() : new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: no worker answers")
        {
            Cause = $"{status.WorkersUp} workers are up and run {status.Running} executions, but none was answered for {(int)_time.GetElapsedTime(since).TotalSeconds} s",
        };
    }

    private ExecutionRequest SelfTest() => new()
    {
        ExecutionId = "health",
        FunctionId = "health",
        Code = "export default () => 1 + 1;",
        Limits = _limits with { WallTime = Least(s_patience, _limits.MaxWallTime) },
    };

    private static HealthCheck Slow() => new(HealthStatus.Warning, "Sandbox slow: the self-test took longer than 2 s");

    private static string WireCode(ExecutionResult result) =>
        result.Error?.Code ?? WireOutcome.Of(result.Outcome).ErrorCode ?? "";

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
