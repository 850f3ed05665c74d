using System.IO.Compression;
using System.Net;
using System.Text;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>Headers, rates, compression and the end of the service (wire behaviour, section 6, as its decisions have it).</summary>
[TestClass]
public sealed class FrontDoorContractTests
{
    private const string Hello = """{"execution_id":"e","function_id":"f","code":"return 'x'.repeat(req.body.n)","request":{"n":1}}""";

    [TestMethod]
    [DataRow("/health")]
    [DataRow("/execute")]
    [DataRow("/nothing")]
    public async Task SecurityHeaders_AreOnEveryAnswer(string path)
    {
        var server = await ContractServer.GetAsync();
        using var answer = await server.Client.GetAsync(path);

        foreach (var (name, value) in ((string, string)[])
        [
            ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"), ("Origin-Agent-Cluster", "?1"),
            ("Referrer-Policy", "no-referrer"), ("Strict-Transport-Security", "max-age=15552000; includeSubDomains"),
            ("X-Content-Type-Options", "nosniff"), ("X-DNS-Prefetch-Control", "off"), ("X-Download-Options", "noopen"),
            ("X-Frame-Options", "SAMEORIGIN"), ("X-Permitted-Cross-Domain-Policies", "none"), ("X-XSS-Protection", "0"),
        ])
        {
            Assert.AreEqual(value, answer.Headers.GetValues(name).Single(), name);
        }

        Assert.IsFalse(answer.Headers.Contains("X-Powered-By"));
        Assert.IsFalse(answer.Headers.Contains("Server"));
    }

    [TestMethod]
    [DataRow("/execute")]
    [DataRow("/nothing")]
    public async Task Preflight_OnAnyPath_Is204WithWhatMayBeSent(string path)
    {
        var server = await ContractServer.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Options, path);
        request.Headers.Add("Origin", "https://app.example");
        request.Headers.Add("Access-Control-Request-Method", "POST");
        using var answer = await server.Client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.NoContent, answer.StatusCode);
        Assert.AreEqual("GET,POST,PUT,DELETE,PATCH", answer.Headers.GetValues("Access-Control-Allow-Methods").Single());
        Assert.AreEqual("https://app.example", answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
        Assert.AreEqual("true", answer.Headers.GetValues("Access-Control-Allow-Credentials").Single());
        var headers = answer.Headers.GetValues("Access-Control-Allow-Headers").Single().Split(',');
        foreach (var name in (string[])["Content-Type", "Authorization", "X-BaaS-Project-ID", "X-BaaS-Execution-ID", "X-API-Key"])
        {
            Assert.Contains(name, headers);
        }
    }

    [TestMethod]
    public async Task Origin_ThatIsNotAllowed_IsServedWithoutTheHeader()
    {
        var server = await ContractServer.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health");
        request.Headers.Add("Origin", "https://evil.example");
        using var answer = await server.Client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.IsFalse(answer.Headers.Contains("Access-Control-Allow-Origin"));
        Assert.Contains("Origin", answer.Headers.Vary);
    }

    [TestMethod]
    [DataRow("gzip")]
    [DataRow("deflate")]
    public async Task Answer_OfAKilobyte_IsCompressedForWhoAsks(string coding)
    {
        var server = await ContractServer.GetAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/execute")
        {
            Content = new StringContent(Hello.Replace("\"n\":1", "\"n\":5000", StringComparison.Ordinal), null, "application/json"),
        };
        request.Headers.Add("Accept-Encoding", coding);
        using var answer = await server.Client.SendAsync(request);
        var body = await answer.Content.ReadAsStreamAsync();
        using Stream plain = coding == "gzip" ? new GZipStream(body, CompressionMode.Decompress) : new ZLibStream(body, CompressionMode.Decompress);
        using var reader = new StreamReader(plain, Encoding.UTF8);

        Assert.Contains(coding, answer.Content.Headers.ContentEncoding);
        Assert.Contains(new string('x', 5000), await reader.ReadToEndAsync());
    }

    [TestMethod]
    public async Task Read_HasAWeakTag()
    {
        var server = await ContractServer.GetAsync();
        using var answer = await server.Client.GetAsync("/info");

        Assert.IsTrue(answer.Headers.ETag!.IsWeak);
    }

    [TestMethod]
    public async Task Rates_AreToldAndEnforcedButNotForHealth()
    {
        await using var server = await ServerProcess.StartAsync(("RATE_LIMIT_MAX_REQUESTS", "3"), ("RATE_LIMIT_WINDOW_MS", "60000"));
        for (var left = 2; left >= 0; left--)
        {
            using var counted = left == 1 ? await server.Client.GetAsync("/nothing") : await server.PostAsync("/execute", Hello);

            Assert.AreEqual("3", counted.Headers.GetValues("X-RateLimit-Limit").Single());
            Assert.AreEqual($"{left}", counted.Headers.GetValues("X-RateLimit-Remaining").Single());
            Assert.IsGreaterThan(DateTimeOffset.UtcNow.ToUnixTimeSeconds() - 5, long.Parse(counted.Headers.GetValues("X-RateLimit-Reset").Single(), null));
        }

        using var refused = await server.PostAsync("/execute", Hello);
        var json = await refused.JsonAsync();
        Assert.AreEqual(HttpStatusCode.TooManyRequests, refused.StatusCode);
        Assert.AreEqual(
            ("error", "Too many requests, please try again later", "RATE_LIMIT_EXCEEDED"), (json.Text("status"), json.Text("error"), json.Text("code")));
        Assert.IsGreaterThan(0.0, refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds);

        // Neither health nor preflights are counted.
        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health")).StatusCode);
        using var preflight = new HttpRequestMessage(HttpMethod.Options, "/execute");
        Assert.AreEqual(HttpStatusCode.NoContent, (await server.Client.SendAsync(preflight)).StatusCode);
    }

    [TestMethod]
    public async Task Settings_OfTheOldService_AreHonoured()
    {
        await using var server = await ServerProcess.StartAsync(
            ("DEFAULT_TIMEOUT", "150"), ("MAX_TIMEOUT", "250"), ("DEFAULT_MEMORY_LIMIT", "32"), ("MAX_MEMORY_LIMIT", "64"), ("NODE_ENV", "staging"),
            ("ENABLE_METRICS", "false"), ("FUNCTION_CODE_CACHE", "false"), ("ENABLE_DEBUG_LOGS", "true"));
        var info = await server.Client.GetAsync("/info").JsonAsync();
        const string Slow = """{"execution_id":"e","function_id":"f","code":"await ctx.utils.sleep(9999)","config":CONFIG}""";
        using var byDefault = await server.PostAsync("/execute", Slow.Replace("CONFIG", "{}", StringComparison.Ordinal));
        using var asked = await server.PostAsync("/execute", Slow.Replace("CONFIG", """{"timeout":9000}""", StringComparison.Ordinal));

        Assert.AreEqual("staging", info.Text("environment"));
        Assert.AreEqual((150L, 250L, 32L, 64L), (Limit(info, "default_timeout_ms"), Limit(info, "max_timeout_ms"), Limit(info, "default_memory_mb"), Limit(info, "max_memory_mb")));
        Assert.AreEqual(150, (await byDefault.JsonAsync()).GetProperty("limit").GetProperty("allowed").GetInt32());
        Assert.AreEqual(250, (await asked.JsonAsync()).GetProperty("limit").GetProperty("allowed").GetInt32());
        Assert.Contains("dbug", server.Errors);
    }

    [TestMethod]
    [DataRow(15)]
    public async Task Signal_EndsTheServiceWithZero(int signal)
    {
        await using var server = await ServerProcess.StartAsync();

        server.Signal(signal);

        Assert.AreEqual(0, await server.ExitAsync());
    }

    private static long Limit(System.Text.Json.JsonElement info, string name) => info.GetProperty("limits").GetProperty(name).GetInt64();
}
