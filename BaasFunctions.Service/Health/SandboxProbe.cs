using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Diagnostics;
using BaasFunctions.Service.Options;
using BaasFunctions.Service.Slots;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Service.Health;

/// <summary>Runs a trivial function. Needs no slot: a busy service is not a sick one.</summary>
internal sealed class SandboxProbe : IHealthProbe
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(2);

    /// <summary>A sandbox that did not even give up in this time is not slow but stuck.</summary>
    private static readonly TimeSpan s_stuck = TimeSpan.FromSeconds(15);

    private readonly ISandbox _sandbox;
    private readonly ServiceOptions _options;
    private readonly ServiceDrain _drain;
    private readonly TimeProvider _time;
    private readonly ILogger<SandboxProbe> _logger;
    private readonly RememberedCheck _selfTest;

    public SandboxProbe(ISandbox sandbox, ServiceOptions options, ServiceDrain drain, TimeProvider time, ILogger<SandboxProbe> logger)
    {
        (_sandbox, _options, _drain, _time, _logger) = (sandbox, options, drain, time, logger);
        _selfTest = new RememberedCheck(RunAsync, time);
    }

    public string Name => "sandbox";

    public async Task<HealthCheck> CheckAsync()
    {
        var verdict = this switch
        {
            { _drain.IsDraining: true } => new HealthCheck(HealthStatus.Unhealthy, "Shutting down: no new execution is started"),
            _ when _selfTest.RunningFor > s_stuck => new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: the self-test does not end"),
            _ => await SelfTestAsync().ConfigureAwait(false),
        };
        var status = _sandbox.Status;
        return verdict with { Details = json => SandboxReport.WriteMembers(json, status) };
    }

    private async Task<HealthCheck> SelfTestAsync()
    {
        try
        {
            // A little longer than the sandbox itself is given, so that the figures are shown also when it is late.
            return await _selfTest.CheckAsync().WaitAsync(1.1 * s_patience, _time).ConfigureAwait(false);
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
            var result = await _sandbox.ExecuteAsync(SelfTest(), patience.Token).ConfigureAwait(false);
            switch (result.Outcome)
            {
                case ExecutionOutcome.Completed:
                    return new HealthCheck(HealthStatus.Healthy, "Sandbox available");
                case ExecutionOutcome.TimedOut or ExecutionOutcome.Cancelled:
                    return Slow();
                default:
                    _logger.SelfTestFailed(result.Outcome, result.Error?.Code ?? "");
                    return new HealthCheck(HealthStatus.Unhealthy, $"Sandbox error: {WireCode(result)}");
            }
        }
        catch (Exception fault)
        {
            _logger.SelfTestFaulted(fault);
            return new HealthCheck(HealthStatus.Unhealthy, "Sandbox error: EXECUTION_ERROR");
        }
    }

    private ExecutionRequest SelfTest() => new()
    {
        ExecutionId = "health",
        FunctionId = "health",
        Code = "export default () => 1 + 1;",
        Limits = _options.Limits with { WallTime = Least(s_patience, _options.Limits.MaxWallTime) },
    };

    private static HealthCheck Slow() => new(HealthStatus.Warning, "Sandbox slow: the self-test took longer than 2 s");

    private static string WireCode(ExecutionResult result) =>
        result.Error?.Code ?? Wire.WireOutcome.Of(result.Outcome).ErrorCode ?? "";

    private static TimeSpan Least(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
