using System.Diagnostics.Metrics;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Observability;

/// <content>The instruments of the worker processes.</content>
public sealed partial class SandboxTelemetry
{
    private Counter<long> _workerEnds = null!;
    private Counter<long> _workerFailedStarts = null!;
    private Counter<long> _reruns = null!;
    private Counter<long> _isolated = null!;
    private UpDownCounter<long> _workersUp = null!;

    internal void WorkerUp() => _workersUp.Add(1);

    internal void WorkerEnded(WorkerExitReason cause)
    {
        _workersUp.Add(-1);
        if (cause != WorkerExitReason.Retired)
        {
            _workerEnds.Add(1, new KeyValuePair<string, object?>("baas.worker.cause", NameOf(cause)));
        }
    }

    internal void WorkerFailedToStart() => _workerFailedStarts.Add(1);

    internal void Rerun(FailureAttribution attribution) =>
        _reruns.Add(1, new KeyValuePair<string, object?>("baas.worker.verdict", attribution == FailureAttribution.RetryIsolated ? "suspect" : "bystander"));

    internal void ProjectIsolated() => _isolated.Add(1);

    private void CreateWorkerInstruments()
    {
        _workersUp = _meter.CreateUpDownCounter<long>(
            "baas.sandbox.workers.up", "{worker}", "Workers that are up.");
        _workerEnds = _meter.CreateCounter<long>(
            "baas.sandbox.worker.restarts", "{worker}", "Workers that ended otherwise than by our wish.");
        _workerFailedStarts = _meter.CreateCounter<long>(
            "baas.sandbox.worker.failed_starts", "{worker}", "Workers that could not be started.");
        _reruns = _meter.CreateCounter<long>(
            "baas.sandbox.reruns", "{execution}", "Executions run again because their worker was lost.");
        _isolated = _meter.CreateCounter<long>(
            "baas.sandbox.projects.isolated", "{project}", "Projects that got a worker of their own for killing others.");
    }

    private static string NameOf(WorkerExitReason cause) => cause switch
    {
        WorkerExitReason.Deadline => "deadline",
        WorkerExitReason.CpuTime => "cpu_time",
        WorkerExitReason.Memory => "memory",
        WorkerExitReason.StackOverflow => "stack_overflow",
        WorkerExitReason.KilledByOthers => "killed_by_others",
        WorkerExitReason.Unresponsive => "unresponsive",
        WorkerExitReason.Protocol => "protocol",
        WorkerExitReason.Supervisor => "supervisor",
        WorkerExitReason.Stopped => "stopped",
        WorkerExitReason.Retired => "retired",
        _ => "crashed",
    };
}
