using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Confinement;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Observability;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>All running workers: starts them, watches them, and counts.</summary>
internal sealed class WorkerFleet(
    WorkerOptions options, WorkerLauncher launcher, TimeProvider time, SandboxTelemetry telemetry, ILogger logger)
{
    private readonly ConcurrentDictionary<Worker, bool> _workers = new();
    private long _answered;
    private long _restarts;
    private long _failedStarts;
    private volatile bool _isStopping;

    public WorkerOptions Options { get; } = options;

    public TimeProvider Time { get; } = time;

    public IEnumerable<Worker> Workers => _workers.Select(entry => entry.Key);

    /// <summary>Workers whose processes are running; a dead one does not count, even before its end is handled.</summary>
    public int Count => _workers.Count(entry => entry.Key.IsAlive);

    /// <summary>Executions that workers completed so far.</summary>
    public long Answered => Interlocked.Read(ref _answered) + _workers.Sum(entry => (long)entry.Key.Answered);

    public long Restarts => Interlocked.Read(ref _restarts);

    public long FailedStarts => Interlocked.Read(ref _failedStarts);

    /// <summary>The confinement report of the worker started last; null before the first.</summary>
    public ConfinementReport? Confinement { get; private set; }

    /// <summary>Whether the service is shutting down: nothing is started any more.</summary>
    public bool IsStopping => _isStopping;

    public void Stop() => _isStopping = true;

    /// <summary>Starts a worker. Returns null when that failed, which is logged, or when it is no longer wanted.</summary>
    public async Task<Worker?> TryStartAsync(int executions, CancellationToken cancellationToken)
    {
        try
        {
            var worker = await launcher.StartAsync(executions, cancellationToken).ConfigureAwait(false);
            Confinement = await worker.Hello.ConfigureAwait(false);
            _workers[worker] = true;
            telemetry.WorkerUp();
            WorkerLog.Started(logger, worker.Id);
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
            telemetry.WorkerFailedToStart();
            WorkerLog.FailedToStart(logger, failure);
            return null;
        }
    }

    public void Ended(Worker worker)
    {
        if (_workers.TryRemove(worker, out _))
        {
            Interlocked.Add(ref _answered, worker.Answered);
        }

        telemetry.WorkerEnded(worker.Cause);
        if (worker.Cause == WorkerExitReason.Retired)
        {
            return;
        }

        Interlocked.Increment(ref _restarts);
        WorkerLog.Lost(logger, worker.Id, worker.Cause, worker.Answered, worker.Stderr);
        if (worker.Defect is { } defect)
        {
            Report(defect);
        }
    }

    /// <summary>Logs a defect of the supervisor.</summary>
    public void Report(Exception defect) => WorkerLog.Defect(logger, defect);
}
