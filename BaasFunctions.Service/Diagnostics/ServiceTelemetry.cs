using System.Diagnostics;
using System.Diagnostics.Metrics;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Service.Options;

namespace BaasFunctions.Service.Diagnostics;

/// <summary>Instruments and spans of the service: seconds and bytes, tags of few values.</summary>
internal sealed class ServiceTelemetry : IDisposable
{
    /// <summary>Name of the meter and of the activity source.</summary>
    public const string Name = "BaasFunctions.Service";

    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter;
    private readonly bool _measures;
    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _queue;
    private readonly Counter<long> _refused;
    private readonly UpDownCounter<long> _active;
    private readonly Histogram<double> _calls;

    public ServiceTelemetry(IMeterFactory meters, ServiceOptions options)
    {
        _measures = options.Metrics;
        _meter = meters.Create(Name);
        _duration = _meter.CreateHistogram<double>("baas.execution.duration", "s", "Wall time of executions by outcome");
        _queue = _meter.CreateHistogram<double>("baas.execution.queue.duration", "s", "Time that executions waited for a slot");
        _refused = _meter.CreateCounter<long>("baas.request.refused", "{request}", "Requests refused by the service, by code");
        _calls = _meter.CreateHistogram<double>("baas.host_call.duration", "s", "Calls of the context, by operation and error code");
        _active = _meter.CreateUpDownCounter<long>("baas.execution.active", "{execution}", "Executions that run");
    }

    public Activity? StartExecution(string executionId, string functionId)
    {
        if (_measures)
        {
            _active.Add(1);
        }

        var span = _source.StartActivity("execute", ActivityKind.Server);
        span?.SetTag("faas.invocation_id", executionId);
        span?.SetTag("faas.name", functionId);
        return span;
    }

    public void EndExecution(Activity? span, ExecutionResult result)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", result.Outcome.ToString());
        if (_measures)
        {
            _active.Add(-1);
            _duration.Record(result.Metrics.Wall.TotalSeconds, outcome);
            _queue.Record(result.Metrics.Queue.TotalSeconds);
        }

        span?.SetTag("baas.outcome", outcome.Value);
        if (result.Outcome != ExecutionOutcome.Completed)
        {
            span?.SetStatus(ActivityStatusCode.Error, result.Error?.Code);
        }
    }

    /// <summary>A call of the context, as a part of its execution.</summary>
    public Activity? StartCall(string operation, ActivityContext execution) =>
        _source.StartActivity(operation, ActivityKind.Internal, execution)?.SetTag("baas.operation", operation);

    public void EndCall(Activity? span, string operation, string? errorCode, TimeSpan duration)
    {
        if (_measures)
        {
            _calls.Record(
                duration.TotalSeconds,
                new KeyValuePair<string, object?>("baas.operation", operation),
                new KeyValuePair<string, object?>("error.type", errorCode));
        }

        if (errorCode is not null)
        {
            span?.SetTag("error.type", errorCode);
            span?.SetStatus(ActivityStatusCode.Error);
        }
    }

    public void Refused(string code)
    {
        if (_measures)
        {
            _refused.Add(1, new KeyValuePair<string, object?>("code", code));
        }
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
