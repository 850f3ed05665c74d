using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Deployment;

/// <summary>
/// host.json has what its schema knows (SchemaStore/schemastore, src/schemas/json/host.json, the definition of version 2.0), and telemetryMode, which the schema lacks and
/// https://learn.microsoft.com/azure/azure-functions/opentelemetry-howto describes.
/// </summary>
[TestClass]
public sealed partial class HostJsonTests
{
    private static readonly string[] s_levels = ["Critical", "Debug", "Error", "Information", "None", "Trace", "Warning"];

    private static readonly Dictionary<string, Func<JsonNode, bool>> s_http = new()
    {
        ["routePrefix"] = node => node is JsonValue value && value.TryGetValue(out string? _),
        ["maxConcurrentRequests"] = IsNumber, ["maxOutstandingRequests"] = IsNumber, ["dynamicThrottlesEnabled"] = IsFlag, ["hsts"] = IsAny, ["customHeaders"] = IsAny,
    };

    private static readonly Dictionary<string, Func<JsonNode, bool>> s_topLevel = new()
    {
        ["version"] = node => IsText(node, "2.0"),
        ["telemetryMode"] = node => IsText(node, "OpenTelemetry"),
        ["functionTimeout"] = node => node is JsonValue value && value.TryGetValue(out string? text) && Time.IsMatch(text),
        ["logging"] = node => HasOnly(node, new() { ["logLevel"] = levels => levels.AsObject().All(level => s_levels.Contains((string)level.Value!)) }),
        ["extensions"] = node => HasOnly(node, new() { ["http"] = http => HasOnly(http, s_http) && http["routePrefix"] is not null }),
        ["concurrency"] = node => HasOnly(node, new() { ["dynamicConcurrencyEnabled"] = IsFlag, ["snapshotPersistenceEnabled"] = IsFlag }),
        ["healthMonitor"] = node => HasOnly(node, new() { ["enabled"] = IsFlag, ["healthCheckInterval"] = IsAny, ["healthCheckWindow"] = IsAny, ["healthCheckThreshold"] = IsNumber, ["counterThreshold"] = IsAny }),
        ["sendCanceledInvocationsToWorker"] = IsFlag,
        ["extensionBundle"] = IsAny, ["aggregator"] = IsAny, ["functions"] = IsAny, ["languageWorker"] = IsAny, ["managedDependency"] = IsAny, ["retry"] = IsAny,
        ["customHandler"] = IsAny, ["singleton"] = IsAny, ["watchDirectories"] = IsAny, ["watchFiles"] = IsAny,
    };

    private static JsonNode Host => JsonNode.Parse(File.ReadAllText(Repository.PathOf("host.json")))!;

    [TestMethod]
    public void HostJson_FitsItsSchema() => Assert.IsTrue(Fits(Host), Host.ToJsonString());

    [TestMethod]
    [DataRow("functionTimout", "\"00:10:00\"")]
    [DataRow("functionTimeout", "\"10 minutes\"")]
    [DataRow("functionTimeout", "600")]
    [DataRow("concurrency", """{ "dynamicConcurrencyEnabled": "false" }""")]
    [DataRow("logging", """{ "logLevel": { "default": "Info" } }""")]
    [DataRow("extensions", """{ "http": { "maxConcurrentRequests": 200 } }""")]
    [DataRow("extensions", """{ "http": { "routePrefix": "", "maxConcurentRequests": 200 } }""")]
    public void Schema_RefusesWhatTheHostWouldIgnore(string name, string value)
    {
        var changed = Host;
        changed[name] = JsonNode.Parse(value);

        Assert.IsFalse(Fits(changed));
    }

    [TestMethod]
    public void HostJson_HasNoPrefixAndSpeaksOpenTelemetry()
    {
        Assert.AreEqual("", (string)Host["extensions"]!["http"]!["routePrefix"]!);
        Assert.AreEqual("OpenTelemetry", (string)Host["telemetryMode"]!);
    }

    /// <summary>A function that the platform times out takes its instance along, so the service must be the first, whatever it is set to.</summary>
    [TestMethod]
    public void FunctionTimeout_IsLongerThanAnyExecution() =>
        Assert.IsGreaterThan(Service.Configuration.SettingsReader.LongestOnAzureFunctions, TimeSpan.Parse((string)Host["functionTimeout"]!, null));

    private static bool Fits(JsonNode host) => HasOnly(host, s_topLevel) && host["version"] is not null;

    private static bool HasOnly(JsonNode node, Dictionary<string, Func<JsonNode, bool>> known) =>
        node is JsonObject map && map.All(member => known.TryGetValue(member.Key, out var fits) && member.Value is { } value && fits(value));

    private static bool IsText(JsonNode node, string text) => node is JsonValue value && value.TryGetValue(out string? found) && found == text;

    private static bool IsFlag(JsonNode node) => node is JsonValue value && value.TryGetValue(out bool _);

    private static bool IsNumber(JsonNode node) => node is JsonValue value && value.TryGetValue(out int _);

    private static bool IsAny(JsonNode node) => true;

    [GeneratedRegex(@"^(-1|(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d)$")]
    private static partial Regex Time { get; }
}
