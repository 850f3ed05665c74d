using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Scheduling;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>
/// Joins an execution's thread and the caller who awaits it. The caller is answered in any case: when the execution is
/// stuck in code of the engine that looks at no limit, a timer answers in its place.
/// </summary>
internal sealed class ExecutionJob(
    ExecutionRequest request,
    long arrived,
    IHostCalls calls,
    InProcessSandbox sandbox,
    SandboxOptions options,
    TimeProvider time,
    SandboxTelemetry telemetry,
    ILogger logger,
    CancellationToken callerGone,
    CancellationToken shutdown)
{
    private readonly TaskCompletionSource<ExecutionResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private ExecutionScope? _scope;
    private ITimer? _watchdog;

    /// <summary>The result. Continuations never run on the thread of the function.</summary>
    public Task<ExecutionResult> Result => _result.Task;

    /// <summary>Runs on a thread of the sandbox.</summary>
    public void Run()
    {
        using var linked = callerGone.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(callerGone, shutdown) : null;
        ExecutionResult result;
        try
        {
            result = Run(linked?.Token ?? shutdown);
        }
        catch (Exception defect)
        {
            SandboxLog.HostDefect(logger, defect, request.ExecutionId);
            result = ExecutionReport.WithoutThread(request, TimeSpan.Zero, ExecutionFailure.OfDefect(defect), []);
        }
        finally
        {
            _watchdog?.Dispose();
        }

        _result.TrySetResult(result);
    }

    private ExecutionResult Run(CancellationToken cancellationToken)
    {
        // Waiting ends here, whatever it was for.
        var waited = request with { QueueTime = request.QueueTime + time.GetElapsedTime(arrived) };
        var scope = new ExecutionScope(waited, calls, time, cancellationToken);
        _scope = scope;
        _watchdog = time.CreateTimer(
            static job => ((ExecutionJob)job!).AnswerIfStuck(), this, scope.Deadline.Budget + Grace, Timeout.InfiniteTimeSpan);
        scope.Deadline.Rebased = Watch;
        var run = new ExecutionRun(scope, sandbox.Programs, sandbox.Engines, options);
        var result = run.Run(out var defect);
        if (run.CacheHit is { } hit)
        {
            telemetry.ProgramLookedUp(hit);
        }

        if (defect is not null && result.Outcome == ExecutionOutcome.HostError)
        {
            SandboxLog.HostDefect(logger, defect, request.ExecutionId);
        }
        else if (defect is not null)
        {
            SandboxLog.EngineFault(logger, defect, request.ExecutionId);
        }

        if (scope.Defect is { } fault)
        {
            SandboxLog.HostDefect(logger, fault, request.ExecutionId);
        }

        return result;
    }

    private TimeSpan Grace => TimeSpan.FromMilliseconds(options.StuckGraceMs);

    /// <summary>Sets the timer to what is left.</summary>
    private void Watch()
    {
        var left = _scope!.Deadline.Remaining + Grace;
        try
        {
            _watchdog?.Change(left > TimeSpan.Zero ? left : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }
        catch (ObjectDisposedException)
        {
            // Ended in this moment.
        }
    }

    /// <summary>Runs on a thread of the runtime's pool; touches nothing of the engine.</summary>
    private void AnswerIfStuck()
    {
        if (_scope is not { } scope)
        {
            return;
        }

        var deadline = scope.Deadline;
        if (deadline.Remaining + Grace > TimeSpan.Zero)
        {
            Watch();
            return;
        }

        var ending = ExecutionFailure.Of(Deadline.Passed(deadline.Budget, deadline.Elapsed));
        if (_result.TrySetResult(ExecutionReport.WithoutThread(request, deadline.Elapsed, ending, scope.Log.Snapshot())))
        {
            telemetry.ThreadStuck();
            SandboxLog.ThreadStuck(logger, request.ExecutionId, options.StuckGraceMs);
        }
    }
}
