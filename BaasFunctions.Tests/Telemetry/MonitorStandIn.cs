using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text.Json;
using BaasFunctions.Tests.EndToEnd;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.Telemetry;

/// <summary>
/// Stands in for Application Insights and for the identity of a function app: takes telemetry at <c>/v2.1/track</c> (Application Insights, breeze protocol), and gives tokens at
/// IDENTITY_ENDPOINT (App Service, REST endpoint of managed identities).
/// </summary>
internal sealed class MonitorStandIn : IAsyncDisposable
{
    public const string Token = "token-of-the-app";
    public const string Client = "11111111-2222-3333-4444-555555555555";
    private const string Secret = "header-of-the-identity";

    private readonly ConcurrentQueue<JsonElement> _items = new();
    private readonly ConcurrentQueue<string?> _authorizations = new();
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly string _folder = Directory.CreateTempSubdirectory("baas-monitor-").FullName;
    private Upstream _ingestion = null!;
    private Upstream _identity = null!;

    /// <summary>Settings of an app that sends here.</summary>
    public (string Name, string Value)[] Settings =>
    [
        ("APPLICATIONINSIGHTS_CONNECTION_STRING", $"InstrumentationKey={Guid.Empty};IngestionEndpoint={_ingestion.Url};LiveEndpoint={_ingestion.Url}"),
        ("APPLICATIONINSIGHTS_AUTHENTICATION_STRING", $"ClientId={Client};Authorization=AAD"),
        ("APPLICATIONINSIGHTS_STATSBEAT_DISABLED", "true"),
        ("IDENTITY_ENDPOINT", $"{_identity.Url}token"),
        ("IDENTITY_HEADER", Secret),
        ("SSL_CERT_FILE", Path.Combine(_folder, "trusted.pem")),
        ("OTEL_BSP_SCHEDULE_DELAY", "100"),
        ("OTEL_BLRP_SCHEDULE_DELAY", "100"),
        ("OTEL_METRIC_EXPORT_INTERVAL", "300"),
    ];

    /// <summary>Values of the header <c>Authorization</c>.</summary>
    public IEnumerable<string?> Authorizations => _authorizations;

    /// <summary>Queries for a token.</summary>
    public IEnumerable<string> Asked => _asked;

    /// <summary>What was sent of one kind: RequestData, RemoteDependencyData, MessageData, MetricData or ExceptionData; its base data.</summary>
    public IEnumerable<JsonElement> Of(string kind) =>
        _items.Select(item => item.GetProperty("data")).Where(data => data.Text("baseType") == kind).Select(data => data.GetProperty("baseData"));

    public static async Task<MonitorStandIn> StartAsync()
    {
        var standIn = new MonitorStandIn();
        standIn._ingestion = await Upstream.StartTlsAsync(days: 10, standIn.TakeAsync);
        standIn._identity = await Upstream.StartAsync(standIn.GiveTokenAsync);
        await File.WriteAllTextAsync(Path.Combine(standIn._folder, "trusted.pem"), standIn._ingestion.Certificate);
        return standIn;
    }

    public async ValueTask DisposeAsync()
    {
        await _ingestion.DisposeAsync();
        await _identity.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task TakeAsync(HttpContext http)
    {
        if (http.Request.Path != "/v2.1/track")
        {
            // Live metrics: nobody watches.
            return;
        }

        await using var plain = http.Request.Headers.ContentEncoding == "gzip" ? new GZipStream(http.Request.Body, CompressionMode.Decompress) : http.Request.Body;
        using var reader = new StreamReader(plain);
        var lines = (await reader.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        _authorizations.Enqueue(http.Request.Headers.Authorization);
        foreach (var line in lines)
        {
            _items.Enqueue(JsonElement.Parse(line));
        }

        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync($$"""{"itemsReceived":{{lines.Length}},"itemsAccepted":{{lines.Length}},"errors":[]}""");
    }

    private async Task GiveTokenAsync(HttpContext http)
    {
        if (http.Request.Headers["X-IDENTITY-HEADER"] != Secret)
        {
            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        _asked.Enqueue(http.Request.QueryString.Value!);
        http.Response.ContentType = "application/json";
        await http.Response.WriteAsync(
            $$"""{"access_token":"{{Token}}","expires_on":"{{DateTimeOffset.UtcNow.AddHours(8).ToUnixTimeSeconds()}}","resource":"https://monitor.azure.com","token_type":"Bearer","client_id":"{{Client}}"}""");
    }
}
