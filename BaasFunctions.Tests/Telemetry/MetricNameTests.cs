using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Tests.Unit.Service;

namespace BaasFunctions.Tests.Telemetry;

/// <summary>The dashboard and docs/operations.md name metrics that exist, and all that the service has.</summary>
[TestClass]
public sealed partial class MetricNameTests
{
    [TestMethod]
    [DataRow("deploy/grafana/dashboard.json")]
    [DataRow("docs/operations.md")]
    public async Task Metrics_OfADocument_Exist(string path)
    {
        var known = await NamesAsync();
        var named = Name.Matches(await File.ReadAllTextAsync(Repository.PathOf(path))).Select(match => match.Value).Distinct().ToArray();

        Assert.IsGreaterThan(10, named.Length);
        // Labels of metrics, tables of the databases, and what prometheus-adapter makes of metrics.
        foreach (var name in named.Where(name => name is not ("baas_worker_cause" or "baas_cache_hit" or "baas_operation" or "baas_about" or "baas_usage" or "baas_executions" or "baas_execution_demand")))
        {
            Assert.Contains(Suffix.Replace(name, ""), known);
        }
    }

    [TestMethod]
    public async Task Metrics_OfTheService_AreDocumented()
    {
        var document = await File.ReadAllTextAsync(Repository.PathOf("docs/operations.md"));
        foreach (var name in (await NamesAsync()).Where(name => !name.StartsWith("baas_sandbox_", StringComparison.Ordinal)))
        {
            StringAssert.Contains(document, name);
        }
    }

    [TestMethod]
    public void Dashboard_HasPanelsThatDoNotOverlap()
    {
        var dashboard = JsonNode.Parse(File.ReadAllText(Repository.PathOf("deploy/grafana/dashboard.json")))!;
        var places = dashboard["panels"]!.AsArray().Select(panel => ((int)panel!["gridPos"]!["x"]!, (int)panel["gridPos"]!["y"]!)).ToArray();

        CollectionAssert.AllItemsAreUnique(places);
        CollectionAssert.AllItemsAreUnique(dashboard["panels"]!.AsArray().Select(panel => (int)panel!["id"]!).ToArray());
    }

    /// <summary>Names as Prometheus has them: dots are underscores, and the unit is the ending.</summary>
    private static async Task<HashSet<string>> NamesAsync()
    {
        var names = new ConcurrentBag<string>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Name.StartsWith("baas.", StringComparison.Ordinal))
            {
                var unit = instrument.Unit switch { "s" => "_seconds", "By" => "_bytes", _ => "" };
                names.Add(instrument.Name.Replace('.', '_') + unit);
            }
        };
        listener.Start();
        await using var service = new ServiceUnderTest();
        await service.SendAsync("GET", "/health");
        using var sandbox = new SandboxTelemetry();
        return [.. names];
    }

    [GeneratedRegex("baas_[a-z_]+")]
    private static partial Regex Name { get; }

    [GeneratedRegex("_(bucket|sum|count|total)$")]
    private static partial Regex Suffix { get; }
}
