using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Sandbox.Scheduling.Threads;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Sandbox.Execution;

/// <summary>
/// Joins an execution, on whichever threads it runs, and the caller who awaits it. The caller is answered in any case: when no thread comes free in time, or when the execution is
/// stuck in code of the engine that looks at no limit, a timer answers in its place.
/// </summary>
internal sealed class ExecutionJob(
    ExecutionRequest request,
    IHostCalls calls,
    InProcessSandbox sandbox,
    SandboxOptions options,
    TimeProvider time,
    SandboxTelemetry telemetry,
    ILogger logger,
    CancellationToken callerGone,
    CancellationToken shutdown) : ThreadedExecution(sandbox.Threads)
{
    private readonly TaskCompletionSource<ExecutionResult> _result = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly long _arrived = time.GetTimestamp();
    private ExecutionScope? _scope;
    private ITimer? _watchdog;
    private bool _begun;

    public override string Project => request.Owner;

    /// <summary>Begins as soon as it is its turn. Continuations of the task never run on the thread of the function.</summary>
    public Task<ExecutionResult> StartAsync()
    {
        _watchdog = time.CreateTimer(
            static job => ((ExecutionJob)job!).OnAlarm(), this, TimeSpan.FromMilliseconds(options.MaxThreadWaitMs), Timeout.InfiniteTimeSpan);
        Begin();
        return _result.Task;
    }

    protected override EventLoop? Loop => _scope?.Loop;

    public override void Park(long bytes) => calls.Park(bytes);

    protected override void Continues(bool arrived) => calls.Unpark();

    protected override async Task RunToEndAsync()
    {
        if (Interlocked.Exchange(ref _begun, true))
        {
            // It waited too long, and was answered for.
            return;
        }

        using var linked = callerGone.CanBeCanceled ? CancellationTokenSource.CreateLinkedTokenSource(callerGone, shutdown) : null;
        ExecutionResult result;
        try
        {
            result = await RunAsync(linked?.Token ?? shutdown).ConfigureAwait(false);
        }
        catch (Exception defect)
        {
            SandboxLog.HostDefect(logger, defect, request.ExecutionId);
            result = ExecutionReport.WithoutThread(request, TimeSpan.Zero, ExceptionClassifier.OfFault(defect, request.Limits), []);
        }
        finally
        {
            _watchdog?.Dispose();
        }

        _result.TrySetResult(result);
    }

    private async ValueTask<ExecutionResult> RunAsync(CancellationToken cancellationToken)
    {
        // Waiting for a thread ends here.
        var scope = new ExecutionScope(Waited(), calls, time, this, cancellationToken);
        _scope = scope;
        Watch();
        scope.Deadline.Rebased = Watch;
        var run = new ExecutionRun(scope, sandbox.Programs, sandbox.Engines, options);
        var result = await run.RunAsync().ConfigureAwait(false);
        if (run.CacheHit is { } hit)
        {
            telemetry.ProgramLookedUp(hit);
        }

        if (run.Defect is { } defect && result.Outcome == ExecutionOutcome.HostError)
        {
            SandboxLog.HostDefect(logger, defect, request.ExecutionId);
        }
        else if (run.Defect is { } fault)
        {
            SandboxLog.EngineFault(logger, fault, request.ExecutionId);
        }

        if (scope.Defect is { } ofCall)
        {
            SandboxLog.HostDefect(logger, ofCall, request.ExecutionId);
        }

        return result;
    }

    private ExecutionRequest Waited() => request with { QueueTime = request.QueueTime + time.GetElapsedTime(_arrived) };

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
    private void OnAlarm()
    {
        if (!Interlocked.Exchange(ref _begun, true))
        {
            SandboxLog.NoThread(logger, request.ExecutionId, options.MaxThreads, options.MaxThreadWaitMs);
            var busy = ExecutionEndedException.Rejected(ErrorCodes.ServerBusy, "The server is busy: try again later");
            _watchdog?.Dispose();
            _result.TrySetResult(ExecutionReport.WithoutThread(Waited(), TimeSpan.Zero, ExecutionFailure.Of(busy), []));
        }

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
