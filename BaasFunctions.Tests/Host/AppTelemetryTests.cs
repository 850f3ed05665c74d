using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Telemetry;

namespace BaasFunctions.Tests.Host;

/// <summary>What the published app sends to Application Insights and to a collector.</summary>
[TestClass]
public sealed class AppTelemetryTests
{
    private const string Trace = "0af7651916cd43dd8448eb211c80319c";

    [TestMethod]
    public async Task Execution_OfTheApp_IsToldToApplicationInsightsWithTheIdentityOfTheApp()
    {
        await using var monitor = await MonitorStandIn.StartAsync();
        await using var host = await FunctionsHost.StartAsync(LaunchForm.Dotnet, [("BAAS_WORKERS", "1"), .. monitor.Settings]);

        await RunAsync(host);

        bool HasSpans() => monitor.Of("RemoteDependencyData").Any(span => span.Text("name") == "run function");
        bool HasLine() => monitor.Of("MessageData").Any(line => line.Text("message")!.Contains("Execution traced of f ended as Completed", StringComparison.Ordinal));
        bool HasMetric() => monitor.Of("MetricData").Any(metric => metric.GetProperty("metrics")[0].Text("name") == "baas.execution.duration");
        await MachinePace.UntilAsync(HasSpans);
        await MachinePace.UntilAsync(HasLine);
        await MachinePace.UntilAsync(HasMetric);
        CollectionAssert.AreEqual((string[])[$"Bearer {MonitorStandIn.Token}"], monitor.Authorizations.Distinct().ToArray());
        Assert.IsTrue(monitor.Asked.All(query => query.Contains(MonitorStandIn.Client, StringComparison.Ordinal) && query.Contains("monitor.azure.com", StringComparison.Ordinal)));
        Assert.DoesNotContain(MonitorStandIn.Token, host.App.Output);
    }

    [TestMethod]
    public async Task Execution_OfTheApp_IsToldToACollector()
    {
        await using var collector = await Collector.StartAsync();
        await using var host = await FunctionsHost.StartAsync(
            LaunchForm.Dotnet,
            ("BAAS_WORKERS", "1"),
            ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url.ToString()),
            ("OTEL_EXPORTER_OTLP_HEADERS", "x-collector-key=of-the-collector"),
            ("OTEL_BSP_SCHEDULE_DELAY", "100"),
            ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
            ("OTEL_METRIC_EXPORT_INTERVAL", "300"));

        await RunAsync(host);

        bool IsTold() => collector.Spans.Any(span => span.Name == "run function") && collector.Metrics.Contains("baas.execution.duration")
            && collector.Logs.Any(line => line.Text.Contains("Execution traced of f ended as Completed", StringComparison.Ordinal));
        await MachinePace.UntilAsync(IsTold);
        Assert.IsTrue(collector.Keys.All(key => key == "of-the-collector"));
    }

    /// <summary>The exporter's own default keeps five traces a second, and of the others no log line.</summary>
    [TestMethod]
    public async Task Executions_ThatAreMany_AreAllTold_AlsoThoseThatTheCallerDoesNotSample()
    {
        await using var monitor = await MonitorStandIn.StartAsync();
        await using var collector = await Collector.StartAsync();
        await using var host = await FunctionsHost.StartAsync(
            LaunchForm.Dotnet, [("BAAS_WORKERS", "1"), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url.ToString()), .. monitor.Settings]);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(i => RunAsync(host, $"many-{i}", flags: i % 4 == 0 ? "00" : "01")));

        int Lines() => monitor.Of("MessageData").Count(line => line.Text("message")!.StartsWith("Execution many-", StringComparison.Ordinal));
        int LinesOfCollector() => collector.Logs.Count(line => line.Text.StartsWith("Execution many-", StringComparison.Ordinal));
        int Spans() => monitor.Of("RemoteDependencyData").Count(span => span.Text("name") == "run function");
        await MachinePace.UntilAsync(() => Lines() >= 40);
        await MachinePace.UntilAsync(() => LinesOfCollector() >= 40);
        await MachinePace.UntilAsync(() => Spans() >= 30);
        Assert.AreEqual(40, Lines());
        Assert.AreEqual(40, LinesOfCollector());
    }

    /// <summary>A line of level Information, which stands in the two tests before, is not told from Warning on.</summary>
    [TestMethod]
    public async Task Level_OfTheLog_IsInForce()
    {
        await using var collector = await Collector.StartAsync();
        await using var host = await FunctionsHost.StartAsync(
            LaunchForm.Dotnet,
            ("BAAS_WORKERS", "1"), ("LOG_LEVEL", "warn"), ("OTEL_EXPORTER_OTLP_ENDPOINT", collector.Url.ToString()), ("OTEL_BSP_SCHEDULE_DELAY", "100"), ("OTEL_BLRP_SCHEDULE_DELAY", "100"));

        await RunAsync(host);
        await RunAsync(host, code: "throw new Error('told')");
        bool HasFailure() => collector.Logs.Any(line => line.Text.Contains("Execution traced of f in project", StringComparison.Ordinal));
        await MachinePace.UntilAsync(HasFailure);

        Assert.IsFalse(collector.Logs.Any(line => line.Text.Contains("ended as Completed", StringComparison.Ordinal)));
    }

    private static async Task RunAsync(FunctionsHost host, string id = "traced", string code = "return 1", string flags = "01")
    {
        using var client = host.CreateClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/execute")
        {
            Content = new StringContent(JsonSerializer.Serialize(new { execution_id = id, function_id = "f", code }), null, "application/json"),
        };
        request.Headers.Add("traceparent", $"00-{Trace}-b7ad6b7169203331-{flags}");
        using var answer = await client.SendAsync(request);
        Assert.IsTrue((await answer.JsonAsync()).TryGetProperty("execution_id", out _));
    }
}
