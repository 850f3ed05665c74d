using System.Net;
using BaasFunctions.Service.HostCalls.Http;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Http;

/// <summary>What the network and other systems do to a request: each is told by its name, and waited for as they ask.</summary>
public sealed partial class HttpTests
{
    [TestMethod]
    [DataRow(-1, "TLS_ERROR", "its certificate has expired or is not valid yet|its certificate is not trusted|its certificate is for another name")]
    [DataRow(30, "TLS_ERROR", "its certificate is not trusted|its certificate is for another name")]
    public async Task Upstream_WithACertificateOfItsOwn_IsToldAsThat(int days, string code, string reasons)
    {
        await using var upstream = await Upstream.StartTlsAsync(days, http => Task.CompletedTask);

        var answer = await SendAsync(s_open, new { method = "GET", url = $"https://127.0.0.1:{upstream.Port}/", retries = 0 });

        Assert.AreEqual(code, answer.Error?.Code);
        Assert.IsTrue(reasons.Split('|').Any(answer.Error!.Message.Contains), answer.Error.Message);
        Assert.Contains("certificate", answer.Error.Message);
        Assert.Contains("TLS", answer.Error.Message);
        Assert.AreEqual(0, upstream.Requests);
    }

    [TestMethod]
    public async Task Upstream_ThatSpeaksNoTls_IsToldAsThat()
    {
        await using var upstream = await Upstream.StartAsync(http => Task.CompletedTask);

        var answer = await SendAsync(s_open, new { method = "GET", url = $"https://127.0.0.1:{upstream.Port}/", retries = 0 });

        Assert.AreEqual("TLS_ERROR", answer.Error?.Code, answer.Error?.Message);
    }

    [TestMethod]
    public async Task Upstream_ThatSpeaksNoHttp_IsToldAsThat()
    {
        using var listener = Upstream.StartSaying("SSH-2.0-OpenSSH_9.6\r\n");

        var answer = await SendAsync(s_open, new { method = "GET", url = $"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/", retries = 0 });

        Assert.AreEqual("INVALID_RESPONSE", answer.Error?.Code, answer.Error?.Message);
    }

    [TestMethod]
    [DataRow("http://xn--iñvalid-.example/")]
    [DataRow("http://\u200b.example/")]
    [DataRow("http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/")]
    [DataRow("http://..example/")]
    [DataRow("http://a..b.example/")]
    [DataRow("http:///?path")]
    [DataRow("ftp://a.example/")]
    [DataRow("a.example/path")]
    public async Task Address_ThatIsNone_IsTheFunctionsError(string url) =>
        Assert.AreEqual("INVALID_URL", (await SendAsync(s_open, new { method = "GET", url })).Error?.Code);

    [TestMethod]
    public async Task Address_ThatIsTooLong_IsTheFunctionsErrorWithBothNumbers()
    {
        var answer = await SendAsync(s_open, new { method = "GET", url = "http://a.example/" + new string('a', 19_983) });
        var byParams = await SendAsync(s_open, new { method = "GET", url = "http://a.example/", @params = new { q = new string('a', 20_000) } });

        Assert.AreEqual(("INVALID_URL", "Request error: the address has 20000 characters, 8192 are allowed"), (answer.Error?.Code, answer.Error?.Message));
        Assert.AreEqual("INVALID_URL", byParams.Error?.Code);
    }

    [TestMethod]
    [DataRow("http://aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.example/")]
    [DataRow("http://a..b.example/")]
    public async Task Redirect_ToWhatIsNoAddress_IsAnErrorOfItsOwn(string location)
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 302;
            http.Response.Headers["Location"] = location;
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url });

        Assert.AreEqual("INVALID_REDIRECT", answer.Error?.Code);
    }

    [TestMethod]
    [DataRow(429)]
    [DataRow(503)]
    public async Task RetryAfter_OfABusySystem_IsWaitedFor(int status)
    {
        var times = new List<long>();
        await using var upstream = await Upstream.StartAsync(http =>
        {
            times.Add(System.Diagnostics.Stopwatch.GetTimestamp());
            http.Response.StatusCode = times.Count == 1 ? status : 200;
            http.Response.Headers.RetryAfter = "1";
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url, raw = true });

        Assert.AreEqual(200, Json(answer.ValueJson).GetProperty("status").GetInt32());
        Assert.IsGreaterThanOrEqualTo(0.95, System.Diagnostics.Stopwatch.GetElapsedTime(times[0], times[1]).TotalSeconds);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("soon")]
    [DataRow("-5")]
    public async Task RetryAfter_ThatSaysNothing_IsAsIfItWereNotThere(string wait)
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 503;
            http.Response.Headers["Retry-After"] = wait;
            return Task.CompletedTask;
        });

        await SendAsync(s_open, new { method = "GET", url = upstream.Url, raw = true });

        Assert.AreEqual(3, upstream.Requests);
    }

    [TestMethod]
    public async Task RetryAfter_AsADate_IsWaitedFor()
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = DateTimeOffset.UtcNow.AddHours(1).ToString("r");
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url, raw = true });

        Assert.AreEqual(429, Json(answer.ValueJson).GetProperty("status").GetInt32());
        Assert.AreEqual(1, upstream.Requests, "An hour is longer than anybody waits.");
    }

    [TestMethod]
    [DataRow("60", 20_000)]
    [DataRow("5", 1000)]
    [DataRow("99999999999999999", 20_000)]
    public async Task RetryAfter_BeyondTheTimeOfTheRequest_GivesTheAnswerAtOnce(string wait, int timeout)
    {
        await using var upstream = await Upstream.StartAsync(http =>
        {
            http.Response.StatusCode = 429;
            http.Response.Headers.RetryAfter = wait;
            return Task.CompletedTask;
        });

        var answer = await SendAsync(s_open, new { method = "GET", url = upstream.Url, raw = true, timeout });

        Assert.AreEqual(429, Json(answer.ValueJson).GetProperty("status").GetInt32());
        Assert.AreEqual(1, upstream.Requests);
    }

    [TestMethod]
    public void Message_OfARequest_NeverAllowsHttp3()
    {
        using var message = new RedirectHop("GET", new Uri("https://a.example/"), default, []).ToMessage("agent");

        Assert.AreEqual((HttpVersion.Version20, HttpVersionPolicy.RequestVersionOrLower), (message.Version, message.VersionPolicy));
    }
}
