using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>All running workers: starts them, watches them, and counts.</summary>
internal sealed class WorkerFleet
{
    private readonly WorkerLauncher _launcher;
    private readonly SandboxTelemetry _telemetry;
    private readonly ILogger _logger;
    private readonly ConcurrentDictionary<Worker, bool> _workers = new();
    private long _answered;
    private long _restarts;
    private long _failedStarts;
    private int _hasWarned;
    private volatile bool _isStopping;

    public WorkerFleet(WorkerOptions options, WorkerLauncher launcher, TimeProvider time, SandboxTelemetry telemetry, ILogger logger)
    {
        (Options, Time, _launcher, _telemetry, _logger) = (options, time, launcher, telemetry, logger);
        Supply = new WorkerSupply(this);
    }

    public WorkerOptions Options { get; }

    public TimeProvider Time { get; }

    public WorkerSupply Supply { get; }

    public IEnumerable<Worker> Workers => _workers.Select(entry => entry.Key);

    /// <summary>Workers that take executions; a dead one does not count, even before its end is handled, and neither does a spare.</summary>
    public int Count => _workers.Count(entry => entry.Key is { IsOpen: true, IsAlive: true });

    /// <summary>Executions that workers completed so far.</summary>
    public long Answered => Interlocked.Read(ref _answered) + _workers.Sum(entry => (long)entry.Key.Answered);

    public long Restarts => Interlocked.Read(ref _restarts);

    public long FailedStarts => Interlocked.Read(ref _failedStarts);

    /// <summary>The confinement report of the worker started last; null before the first.</summary>
    public ConfinementReport? Confinement { get; private set; }

    /// <summary>Whether the service is shutting down: nothing is started any more.</summary>
    public bool IsStopping => _isStopping;

    public void Stop() => _isStopping = true;

    /// <summary>A worker for executions. Null as with <see cref="TryStartAsync"/>.</summary>
    public async ValueTask<Worker?> TakeAsync(CancellationToken cancellationToken)
    {
        var worker = await Supply.TakeAsync(cancellationToken).ConfigureAwait(false);
        if (worker is not null)
        {
            _workers[worker] = true;
        }

        return worker;
    }

    /// <summary>Starts a worker. Returns null when that failed, which is logged, or when it is no longer wanted.</summary>
    public async Task<Worker?> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var worker = await _launcher.StartAsync(cancellationToken).ConfigureAwait(false);
            Confinement = await worker.Hello.ConfigureAwait(false);
            if (Confinement.Missing is { Count: > 0 } missing)
            {
                await RefuseOrWarnAsync(worker, missing).ConfigureAwait(false);
            }

            _telemetry.WorkerUp();
            WorkerLog.Started(_logger, worker.Id);
            return worker;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
        catch (Exception failure)
        {
            // Whatever the cause, the next start is tried after a delay, and the service keeps running.
            Interlocked.Increment(ref _failedStarts);
            _telemetry.WorkerFailedToStart();
            WorkerLog.FailedToStart(_logger, failure);
            return null;
        }
    }

    /// <exception cref="WorkerStartException">Workers must be confined; it has been cleaned up.</exception>
    private async Task RefuseOrWarnAsync(Worker worker, IReadOnlyList<string> missing)
    {
        var text = string.Join(", ", missing);
        if (Options.Confinement == ConfinementPolicy.Require)
        {
            worker.Kill(WorkerExitReason.Retired);
            await worker.Ended.ConfigureAwait(false);
            throw new WorkerStartException($"The worker is not confined: it runs without {text}.");
        }

        if (Interlocked.Exchange(ref _hasWarned, 1) == 0)
        {
            WorkerLog.NotConfined(_logger, text);
        }
    }

    /// <summary>The worker takes no more executions.</summary>
    public void Shut(Worker worker)
    {
        if (!worker.IsRetired)
        {
            Interlocked.Increment(ref _restarts);
        }
    }

    public void Ended(Worker worker)
    {
        if (_workers.TryRemove(worker, out _))
        {
            Interlocked.Add(ref _answered, worker.Answered);
        }

        _telemetry.WorkerEnded(worker.Cause);
        if (worker.Cause == WorkerExitReason.Retired)
        {
            return;
        }

        if (worker.IsRetired)
        {
            Interlocked.Increment(ref _restarts);
        }

        WorkerLog.Lost(_logger, worker.Id, worker.Cause, worker.Answered, worker.Stderr);
        if (worker.Defect is { } defect)
        {
            Report(defect);
        }
    }

    /// <summary>Logs a defect of the supervisor.</summary>
    public void Report(Exception defect) => WorkerLog.Defect(_logger, defect);
}
