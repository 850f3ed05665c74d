using BaasFunctions.Sandbox.Compilation;
using BaasFunctions.Sandbox.Compilation.Config;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Workers.Supervision;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Sandbox.Workers;

/// <summary>
/// Runs functions in worker processes, so that a function can, at worst, end a process that holds nothing of value. The constructor
/// starts the workers. The steps of an execution: 1. refuse a source that crashed a worker before, and delay a project that keeps crashing workers; 2. take a place in a
/// worker; 3. run there; 4. when the worker was lost and this execution is not known to be at fault, retry it without the caller noticing,
/// in isolation when it may be at fault; 5. record who crashed a worker.
/// </summary>
public sealed class WorkerProcessSandbox : ISandbox, IDisposable
{
    private readonly WorkerOptions _options;
    private readonly TimeProvider _time;
    private readonly SandboxTelemetry _telemetry;
    private readonly ILogger<WorkerProcessSandbox> _logger;
    private readonly WorkerLauncher _launcher;
    private readonly WorkerFleet _fleet;
    private readonly WorkerPool _pool;
    private readonly WorkerWatch _watch;
    private readonly ProjectRecords _records;
    private readonly RefusedSources _refused;

    public WorkerProcessSandbox(
        IOptions<WorkerOptions> options,
        IOptions<SandboxOptions> sandbox,
        TimeProvider time,
        SandboxTelemetry telemetry,
        ILogger<WorkerProcessSandbox> logger,
        IByteCounter? bytes = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(sandbox);
        _options = options.Value;
        _time = time;
        _telemetry = telemetry;
        _logger = logger;
        _records = new ProjectRecords(_options, time);
        _refused = new RefusedSources(time);
        _launcher = new WorkerLauncher(_options, sandbox.Value, time, bytes);
        _fleet = new WorkerFleet(_options, _launcher, time, telemetry, logger);
        _pool = new WorkerPool(_fleet);
        _watch = new WorkerWatch(_fleet, _pool);
        _ = _pool.StartAsync();
        _watch.Start();
    }

    /// <inheritdoc/>
    public SandboxStatus Status => new()
    {
        Isolation = _options.Isolation.ToString(),
        WorkersWanted = _pool.Permanent.Count,
        WorkersUp = _fleet.Count,
        Answered = _fleet.Answered,
        Running = _fleet.Workers.Sum(worker => worker.Busy),
        Restarts = _fleet.Restarts,
        FailedStarts = _fleet.FailedStarts,
        IsolatedProjects = _records.IsolatedCount,
        SpareReady = _fleet.Supply.HasSpare,
        MeasuresMissing = _fleet.Confinement?.Missing ?? [],
        MeasuresApplied = [.. Measures.Where(measure => measure.Applied).Select(measure => measure.Name)],
        MeasuresNotApplied = [.. Measures.Where(measure => !measure.Applied).Select(measure => $"{measure.Name}: {measure.Reason}")],
    };

    internal IReadOnlyList<int> WorkerIds => [.. _fleet.Workers.Where(worker => worker.IsOpen).Select(worker => worker.Id)];

    internal IReadOnlyList<int> SpareIds => _fleet.Supply.SpareIds;

    /// <summary>Executions in each of the workers that take more.</summary>
    internal IReadOnlyList<int> RunningByWorker => [.. _fleet.Workers.Where(worker => worker.IsOpen).Select(worker => worker.Running)];

    private IReadOnlyList<Confinement.ConfinementMeasure> Measures => _fleet.Confinement?.Measures ?? [];

    /// <summary>Completes when all workers that are kept running are ready; with false at the timeout.</summary>
    public async Task<bool> WaitUntilWarmAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var wait = new TimeBudget(_time, timeout);
        while (!_pool.IsWarm)
        {
            if (wait.Left == TimeSpan.Zero)
            {
                return false;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(10), _time, cancellationToken).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Essential measures that are not in force in the first worker, each with its reason; null when none was started in this time.</summary>
    internal async Task<IReadOnlyList<string>?> MissingAsync(TimeSpan timeout, CancellationToken cancellationToken)
    {
        var wait = new TimeBudget(_time, timeout);
        while (_fleet.Confinement is null && _fleet.FailedStarts == 0 && wait.Left > TimeSpan.Zero)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(10), _time, cancellationToken).ConfigureAwait(false);
        }

        return _fleet.Confinement?.Missing;
    }

    /// <inheritdoc/>
    public async Task<ExecutionResult> ExecuteAsync(ExecutionRequest request, IHostCalls calls, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(calls);
        ObjectDisposedException.ThrowIf(_fleet.IsStopping, this);
        var activity = _telemetry.Begin(request);
        ExecutionResult result;
        try
        {
            result = await RunAsync(request, calls, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            result = Unstarted(request, ExecutionEndedException.Cancelled());
        }
        catch (Exception defect)
        {
            SandboxLog.HostDefect(_logger, defect, request.ExecutionId);
            result = ExecutionReport.WithoutThread(request, TimeSpan.Zero, ExecutionFailure.OfDefect(defect), []);
        }

        _telemetry.End(activity, result);
        return result;
    }

    /// <summary>Lets executions end within the timeout of the settings, then kills the rest and all workers.</summary>
    public async ValueTask DisposeAsync()
    {
        _fleet.Stop();
        var retired = _pool.RetireAsync();
        await Task.WhenAny(retired, Task.Delay(TimeSpan.FromMilliseconds(_options.DrainMs), _time)).ConfigureAwait(false);
        await EndAsync(retired).ConfigureAwait(false);
    }

    /// <summary>Kills all executions and workers at once.</summary>
    public void Dispose()
    {
        _fleet.Stop();
        EndAsync(_pool.RetireAsync()).GetAwaiter().GetResult();
    }

    private async Task EndAsync(Task retired)
    {
        foreach (var worker in _fleet.Workers)
        {
            if (worker.Running > 0)
            {
                worker.Kill(WorkerExitReason.Stopped);
            }
        }

        await retired.ConfigureAwait(false);
        await _watch.DisposeAsync().ConfigureAwait(false);
        _launcher.Dispose();
    }

    private async Task<ExecutionResult> RunAsync(ExecutionRequest request, IHostCalls calls, CancellationToken cancellationToken)
    {
        // Step 1
        var key = ProjectKey.Of(request);
        var hash = SourceHash.Of(request.Code);
        request = request with { SourceHash = hash };
        if (_refused.Given(key, hash) is { } given && TimeOf(request) <= given)
        {
            return Unstarted(request, SourceErrors.NotPreparable());
        }

        var placement = request.SharesNoWorker ? Placement.OwnWorker : Placement.Usual;
        if (_records.IsIsolated(key, out var delay))
        {
            placement = Placement.OwnWorker;
            await Task.Delay(delay, _time, cancellationToken).ConfigureAwait(false);
        }

        var arrived = _time.GetTimestamp();
        for (var run = 0; ; run++)
        {
            // Steps 2 and 3
            var end = await TryRunAsync(request, calls, key, placement, arrived, cancellationToken).ConfigureAwait(false);
            if (end is null)
            {
                WorkerLog.NoWorker(_logger, request.ExecutionId, _options.QueueWaitMs);
                return Unstarted(
                    request,
                    ExecutionEndedException.Rejected(ErrorCodes.ServerBusy, "No worker is free to run the function: try again later"));
            }

            // Step 4
            if (end.Attribution is FailureAttribution.Retry or FailureAttribution.RetryIsolated && run < _options.MaxReruns && !calls.HaveEffects)
            {
                // Whoever was beside two deaths is tried alone as well: the others may have died of what it did to their worker.
                placement = end.Attribution == FailureAttribution.RetryIsolated || run > 0 ? Placement.Quarantine : placement;
                _telemetry.Rerun(end.Attribution);
                WorkerLog.Rerun(_logger, request.ExecutionId, end.Attribution);
                arrived = _time.GetTimestamp();
                continue;
            }

            // Step 5
            Remember(request, key, end);
            return calls.HaveEffects ? FailureAttributor.WithEffects(end.Result!) : end.Result!;
        }
    }

    /// <summary>Null when no worker took it in time.</summary>
    private async Task<AttemptEnd?> TryRunAsync(
        ExecutionRequest request,
        IHostCalls calls,
        ProjectKey key,
        Placement placement,
        long arrived,
        CancellationToken cancellationToken)
    {
        var given = WaitFor(placement, request);
        var wait = new TimeBudget(_time, given);
        while (true)
        {
            var workerWasLost = false;
            using (var lease = await _pool.EnterAsync(key, placement, wait, cancellationToken).ConfigureAwait(false))
            {
                if (lease is not null)
                {
                    var end = await AttemptAsync(lease.Worker!, request, calls, arrived, cancellationToken).ConfigureAwait(false);
                    if (end.Attribution != FailureAttribution.NotStarted)
                    {
                        return end;
                    }

                    workerWasLost = true;
                }
            }

            if (wait.Left > TimeSpan.Zero)
            {
                if (!workerWasLost)
                {
                    return null;
                }

                continue;
            }

            // The last worker may have gone after the wait was chosen: then this is the wait for the next one, once.
            var longer = workerWasLost ? WaitForStart(placement, request) : WaitFor(placement, request);
            if (longer <= given)
            {
                return null;
            }

            given = longer;
            wait = new TimeBudget(_time, longer);
        }
    }

    private async Task<AttemptEnd> AttemptAsync(
        Worker worker, ExecutionRequest request, IHostCalls calls, long arrived, CancellationToken cancellationToken)
    {
        var reserved = await worker.ReserveAsync(request).ConfigureAwait(false);
        var attempt = new Attempt(request with { QueueTime = request.QueueTime + _time.GetElapsedTime(arrived) }, calls, _time);
        worker.Start(attempt, reserved);
        using (cancellationToken.CanBeCanceled ? cancellationToken.Register(() => worker.Cancel(attempt)) : default)
        {
            return await attempt.End.ConfigureAwait(false);
        }
    }

    /// <summary>
    /// Isolated executions run one after another, and their workers may have to be started first, so they wait longer. When the
    /// last worker has just crashed, an execution waits for the next worker to start.
    /// </summary>
    private TimeSpan WaitFor(Placement placement, ExecutionRequest request) =>
        placement != Placement.Quarantine && (_fleet.Confinement is null || _pool.Permanent.Any(slot => slot.IsReady))
            ? TimeSpan.FromMilliseconds(_options.QueueWaitMs)
            : WaitForStart(placement, request);

    private TimeSpan WaitForStart(Placement placement, ExecutionRequest request)
    {
        var wait = TimeSpan.FromMilliseconds(_options.QueueWaitMs) + TimeSpan.FromMilliseconds(_options.StartTimeoutMs);
        return placement == Placement.Quarantine ? wait + request.Limits.WallTime : wait;
    }

    private void Remember(ExecutionRequest request, ProjectKey key, AttemptEnd end)
    {
        if (end.CacheHit is { } hit)
        {
            _telemetry.ProgramLookedUp(hit);
        }

        if (!end.KilledWorker)
        {
            return;
        }

        if (end.WhilePreparing)
        {
            _refused.Add(key, request.SourceHash!.Value, end.Result!.Outcome == ExecutionOutcome.TimedOut ? TimeOf(request) : TimeSpan.MaxValue);
        }

        WorkerLog.KilledWorker(_logger, request.ExecutionId, request.FunctionId, end.Result!.Outcome);
        if (_records.Kill(key))
        {
            _telemetry.ProjectIsolated();
            WorkerLog.ProjectIsolated(_logger, request.ExecutionId, _options.IsolateAfterKills);
        }
    }

    /// <summary>The time that a text has to be prepared in: what the function itself asks for is known only after that.</summary>
    private static TimeSpan TimeOf(ExecutionRequest request)
    {
        try
        {
            return ConfiguredLimits.Apply(request.Limits, FunctionConfigReader.Read(request.ConfigJson), FunctionConfig.Empty).WallTime;
        }
        catch (ExecutionEndedException)
        {
            return request.Limits.WallTime;
        }
    }

    private static ExecutionResult Unstarted(ExecutionRequest request, ExecutionEndedException why) =>
        ExecutionReport.WithoutThread(request, TimeSpan.Zero, ExecutionFailure.Of(why), []);
}
