using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Service.Memory;

namespace BaasFunctions.Service.Observability;

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
    private readonly Counter<long> _egressRequests;
    private readonly Counter<long> _egressBytes;
    private readonly Counter<long> _droppedRecords;

    public ServiceTelemetry(IMeterFactory meters, TelemetryOptions options, IWaitingExecutions waiting, ByteBudget bytes)
    {
        _measures = options.Metrics;
        _meter = meters.Create(Name);
        _duration = _meter.CreateHistogram<double>("baas.execution.duration", "s", "Wall time of executions by outcome", advice: Buckets.Seconds);
        _queue = _meter.CreateHistogram<double>("baas.execution.queue.duration", "s", "Time that executions waited for a slot", advice: Buckets.Seconds);
        _refused = _meter.CreateCounter<long>("baas.request.refused", "{request}", "Requests refused by the service, by code");
        _calls = _meter.CreateHistogram<double>("baas.host_call.duration", "s", "Calls of the context, by operation and error code", advice: Buckets.Seconds);
        _egressRequests = _meter.CreateCounter<long>("baas.egress.requests", "{request}", "Requests of functions to other systems");
        _egressBytes = _meter.CreateCounter<long>("baas.egress.io", "By", "Bytes in bodies that functions sent to and received from other systems");
        _droppedRecords = _meter.CreateCounter<long>("baas.execution.records.dropped", "{record}", "Records of executions, and logs of such, given up because the database did not keep up");
        if (_measures)
        {
            _meter.CreateObservableGauge("baas.execution.waiting", () => (long)waiting.Waiting, "{execution}", "Executions that wait for a slot");
            _meter.CreateObservableGauge("baas.memory.used", () => bytes.Used, "By", "Bytes held for callers and functions: bodies, calls, answers, frames and programs");
            _meter.CreateObservableGauge("baas.memory.allowed", () => bytes.Allowed, "By", "Bytes that may be held");
            _meter.CreateObservableGauge("baas.memory.waiting", () => (long)bytes.Waiting, "{request}", "Requests for bytes that wait");
            _meter.CreateObservableCounter("baas.memory.refused", () => bytes.Refused, "{request}", "Requests for bytes that were refused");
            _meter.CreateObservableGauge("baas.execution.parked", () => (long)waiting.Parked, "{execution}", "Executions that wait for a call or a timer, without a slot");
        }

        _active = _meter.CreateUpDownCounter<long>("baas.execution.active", "{execution}", "Executions that run");
    }

    /// <summary>Whether anybody collects spans.</summary>
    public bool IsTraced => _source.HasListeners();

    /// <summary>A request to the service, by the semantic conventions for HTTP servers.</summary>
    public Activity? StartRequest(string method, string? route, ActivityContext parent)
    {
        var known = KnownMethod(method);
        var span = _source.StartActivity(route is null ? known : $"{known} {route}", ActivityKind.Server, parent);
        return span?.SetTag("http.request.method", known).SetTag("http.route", route).SetTag("url.scheme", "http");
    }

    /// <summary>The answer to a request is known.</summary>
    public static void EndRequest(Activity? span, int status)
    {
        if (span is { Kind: ActivityKind.Server })
        {
            span.SetTag("http.response.status_code", status);
            if (status >= 500)
            {
                span.SetTag("error.type", status.ToString(CultureInfo.InvariantCulture)).SetStatus(ActivityStatusCode.Error);
            }
        }
    }

    /// <summary>Waiting for a slot.</summary>
    public Activity? StartQueue() => _source.StartActivity("wait for a slot");

    public Activity? StartExecution(string executionId, string functionId)
    {
        if (_measures)
        {
            _active.Add(1);
        }

        var span = _source.StartActivity("execute");
        span?.SetTag("faas.invocation_id", executionId);
        span?.SetTag("faas.name", functionId);
        return span;
    }

    public void EndExecution(Activity? span, ExecutionResult result, long egressBytes)
    {
        var outcome = new KeyValuePair<string, object?>("outcome", result.Outcome.ToString());
        if (_measures)
        {
            _active.Add(-1);
            _duration.Record(result.Metrics.Wall.TotalSeconds, outcome);
            _queue.Record(result.Metrics.Queue.TotalSeconds);
            if (result.Metrics.EgressCalls > 0)
            {
                _egressRequests.Add(result.Metrics.EgressCalls);
                _egressBytes.Add(egressBytes);
            }
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

    /// <summary>Records and logs were given up.</summary>
    public void RecordsDropped(long logs, long records)
    {
        if (_measures && logs > 0)
        {
            _droppedRecords.Add(logs, new KeyValuePair<string, object?>("kind", "log"));
        }

        if (_measures && records > 0)
        {
            _droppedRecords.Add(records, new KeyValuePair<string, object?>("kind", "record"));
        }
    }

    /// <summary>Methods are a tag of few values: what is none of HTTP's counts as <c>_OTHER</c> (semantic conventions for HTTP).</summary>
    private static string KnownMethod(string method) =>
        method is "GET" or "HEAD" or "POST" or "PUT" or "DELETE" or "PATCH" or "OPTIONS" or "CONNECT" or "TRACE" ? method : "_OTHER";

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }
}
