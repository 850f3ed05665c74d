using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;

namespace BaasFunctions.Tests.Telemetry;

/// <summary>What a real server sends to a collector.</summary>
[TestClass]
public sealed class OtlpTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";
    private const string Caller = "b7ad6b7169203331";

    [TestMethod]
    public async Task Execution_WithCallsOfDatabaseAndHttp_IsOneTree()
    {
        await using var collector = await Collector.StartAsync();
        await using var upstream = await Upstream.StartAsync(_ => Task.CompletedTask);
        await using var server = await StartAsync(collector);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/execute")
        {
            Content = new StringContent(
                System.Text.Json.JsonSerializer.Serialize(new
                {
                    execution_id = "traced",
                    function_id = "f",
                    context = new { project_id = "shop" },
                    code = $"export default async (request, context) => {{ await context.db.project.entities.notes.count(); await context.http.get('{upstream.Url}'); return 'told' }}",
                }),
                null,
                "application/json"),
        };
        request.Headers.Add("traceparent", $"00-{Trace}-{Caller}-01");
        using var answer = await server.Client.SendAsync(request);
        StringAssert.Contains(await answer.Content.ReadAsStringAsync(), "told");

        await MachinePace.UntilAsync(() => collector.Spans.Count(span => span.Trace == Trace) >= 8 && collector.Logs.Any(line => line.Trace == Trace) && collector.Metrics.Count > 0);
        var spans = collector.Spans.Where(span => span.Trace == Trace).ToArray();
        var tree = spans.Select(span => $"{NameOf(spans, span.Parent)} > {span.Name}").Order(StringComparer.Ordinal).ToArray();
        CollectionAssert.AreEqual(
            (string[])
            [
                "(caller) > POST /execute",
                "POST /execute > execute",
                "POST /execute > wait for a slot",
                "execute > db.count",
                "execute > execute function",
                "execute > http.send",
                "execute function > compile function",
                "execute function > run function",
            ],
            tree,
            string.Join('\n', tree));

        // SPAN_KIND_SERVER is 2.
        Assert.AreEqual(2, spans.Single(span => span.Name == "POST /execute").Kind);
        Assert.IsTrue(collector.Logs.Any(line => line.Trace == Trace && line.Text.Contains("Execution traced of f ended as Completed", StringComparison.Ordinal)));
        foreach (var name in (string[])
        [
            "baas.execution.duration", "baas.execution.queue.duration", "baas.sandbox.execution.cpu_time", "baas.sandbox.execution.allocated", "baas.execution.active",
            "baas.execution.waiting", "baas.egress.requests", "baas.egress.io", "baas.host_call.duration", "baas.sandbox.workers.up",
        ])
        {
            Assert.Contains(name, collector.Metrics);
        }

        Assert.IsTrue(collector.Keys.All(key => key == "of-the-collector"));
        Assert.IsFalse((server.Output + server.Errors).Contains("of-the-collector", StringComparison.Ordinal));
    }

    [TestMethod]
    public async Task Collector_ThatIsNotThere_HoldsUpNobody()
    {
        var collector = await Collector.StartAsync();
        await using var server = await StartAsync(collector);
        await collector.DisposeAsync();

        for (var i = 0; i < 20; i++)
        {
            using var answer = await server.PostAsync("/execute", """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""");
            Assert.AreEqual(200, (int)answer.StatusCode);
        }

        server.Signal(15);
        Assert.AreEqual(0, await server.ExitAsync());
    }

    [TestMethod]
    public async Task Nothing_IsSentWhereNoCollectorIsSet()
    {
        await using var collector = await Collector.StartAsync();
        await using var server = await ServerProcess.StartAsync(("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_METRIC_EXPORT_INTERVAL", "200"));
        using var answer = await server.PostAsync("/execute", """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""");
        server.Signal(15);
        await server.ExitAsync();

        Assert.AreEqual(200, (int)answer.StatusCode);
        Assert.AreEqual(0, collector.Requests);
    }

    private static Task<ServerProcess> StartAsync(Collector collector) => ServerProcess.StartAsync(
        ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url.ToString()),
        ("OTEL_EXPORTER_OTLP_HEADERS", "x-collector-key=of-the-collector"),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
        ("BAAS_EGRESS_ALLOW", "127.0.0.1"));

    private static string NameOf(ReceivedSpan[] spans, string id) =>
        id == Caller ? "(caller)" : spans.SingleOrDefault(span => span.Id == id)?.Name ?? "(unknown)";
}
