using System.Collections.Concurrent;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;

namespace BaasFunctions.Tests.Telemetry;

/// <summary>A collector on loopback that takes OTLP over HTTP.</summary>
internal sealed class Collector : IAsyncDisposable
{
    private readonly ConcurrentQueue<(string Path, byte[] Body, string? Key)> _received = new();
    private Upstream _server = null!;

    public Uri Url => _server.Url;

    public int Requests => _received.Count;

    /// <summary>Values of the header <c>x-collector-key</c>.</summary>
    public IEnumerable<string?> Keys => _received.Select(request => request.Key);

    /// <summary>ExportTraceServiceRequest: resource_spans 1, scope_spans 2, spans 2.</summary>
    public IReadOnlyList<ReceivedSpan> Spans =>
        [.. Messages("/v1/traces").SelectMany(message => message.At(1, 2, 2)).Select(span => new ReceivedSpan(span.Hex(1), span.Hex(2), span.Hex(4), span.Text(5), (int)span.Number(6)))];

    /// <summary>ExportMetricsServiceRequest: resource_metrics 1, scope_metrics 2, metrics 2, name 1.</summary>
    public IReadOnlySet<string> Metrics => Messages("/v1/metrics").SelectMany(message => message.At(1, 2, 2)).Select(metric => metric.Text(1)).ToHashSet();

    /// <summary>ExportLogsServiceRequest: resource_logs 1, scope_logs 2, log_records 2; trace_id 9, body 5 with string_value 1.</summary>
    public IReadOnlyList<(string Trace, string Text)> Logs =>
        [.. Messages("/v1/logs").SelectMany(message => message.At(1, 2, 2)).Select(line => (line.Hex(9), line.At(5).Single().Text(1)))];

    public static async Task<Collector> StartAsync()
    {
        var collector = new Collector();
        collector._server = await Upstream.StartAsync(async http =>
        {
            using var body = new MemoryStream();
            await http.Request.Body.CopyToAsync(body);
            collector._received.Enqueue((http.Request.Path, body.ToArray(), http.Request.Headers["x-collector-key"]));
            http.Response.ContentType = "application/x-protobuf";
        });
        return collector;
    }

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private IEnumerable<ProtoMessage> Messages(string path) => _received.Where(request => request.Path == path).Select(request => new ProtoMessage(request.Body));
}
