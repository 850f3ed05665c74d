using System.Diagnostics;
using System.Diagnostics.Metrics;
using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Observability;

/// <summary>The instruments of the sandbox. Tags take few values: outcomes and hits, never names or identities.</summary>
public sealed partial class SandboxTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "BaasFunctions.Sandbox";

    private readonly ActivitySource _activities = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _cpu;
    private readonly Histogram<double> _queue;
    private readonly Histogram<long> _allocated;
    private readonly Counter<long> _programs;
    private readonly Counter<long> _stuck;
    private readonly UpDownCounter<long> _active;

    public SandboxTelemetry()
    {
        _duration = _meter.CreateHistogram<double>(
            "baas.sandbox.execution.duration", "s", "Wall-clock time of executions, waiting not included.", advice: Buckets.Seconds);
        _cpu = _meter.CreateHistogram<double>(
            "baas.sandbox.execution.cpu_time", "s", "Processor time of executions.", advice: Buckets.Seconds);
        _queue = _meter.CreateHistogram<double>(
            "baas.sandbox.execution.queue_time", "s", "Time that executions waited for a thread.", advice: Buckets.Seconds);
        _allocated = _meter.CreateHistogram<long>(
            "baas.sandbox.execution.allocated", "By", "Bytes allocated by executions.", advice: Buckets.Bytes);
        _programs = _meter.CreateCounter<long>(
            "baas.sandbox.program_cache.requests", "{request}", "Look-ups of compiled programs.");
        _stuck = _meter.CreateCounter<long>(
            "baas.sandbox.threads.stuck", "{thread}", "Threads that did not come back in time.");
        _active = _meter.CreateUpDownCounter<long>(
            "baas.sandbox.executions.active", "{execution}", "Executions that run or wait for a thread.");
        CreateWorkerInstruments();
    }

    public void Dispose()
    {
        _meter.Dispose();
        _activities.Dispose();
    }

    internal Activity? Begin(ExecutionRequest request)
    {
        _active.Add(1);
        return _activities.StartActivity("execute function")
            ?.SetTag("faas.invocation_id", request.ExecutionId)
            .SetTag("faas.name", request.FunctionName ?? request.FunctionId);
    }

    internal void End(Activity? activity, ExecutionResult result)
    {
        _active.Add(-1);
        var outcome = new KeyValuePair<string, object?>("baas.outcome", result.Outcome.ToString());
        _duration.Record(result.Metrics.Wall.TotalSeconds, outcome);
        _cpu.Record(result.Metrics.Cpu.TotalSeconds, outcome);
        _queue.Record(result.Metrics.Queue.TotalSeconds);
        _allocated.Record(result.Metrics.AllocatedBytes, outcome);
        if (activity is null)
        {
            return;
        }

        activity.SetTag(outcome.Key, outcome.Value);
        if (result.Error is { } error)
        {
            activity.SetTag("error.type", error.Code);
            activity.SetStatus(ActivityStatusCode.Error);
        }

        AddParts(activity, result.Metrics);
        activity.Dispose();
    }

    /// <summary>
    /// What happened in the worker, told by its figures: the function was compiled, then it ran. They are placed at the end of the execution,
    /// because what comes before is the way to the worker and the waiting for one.
    /// </summary>
    private void AddParts(Activity execution, ExecutionMetrics metrics)
    {
        if (metrics.Compile <= TimeSpan.Zero || metrics.Compile > metrics.Wall)
        {
            return;
        }

        var end = DateTimeOffset.UtcNow;
        var compiled = end - metrics.Wall + metrics.Compile;
        AddPart("compile function", execution, end - metrics.Wall, compiled);
        AddPart("run function", execution, compiled, end);
    }

    private void AddPart(string name, Activity execution, DateTimeOffset start, DateTimeOffset end)
    {
        using var part = _activities.StartActivity(name, ActivityKind.Internal, execution.Context, startTime: start);
        part?.SetEndTime(end.UtcDateTime);
    }

    internal void ProgramLookedUp(bool hit) => _programs.Add(1, new KeyValuePair<string, object?>("baas.cache.hit", hit));

    internal void ThreadStuck() => _stuck.Add(1);
}
