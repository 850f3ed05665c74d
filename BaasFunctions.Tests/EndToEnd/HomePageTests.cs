using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What somebody sees who opens the address of a server.</summary>
[TestClass]
public sealed partial class HomePageTests
{
    private const string Browser = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private static ServerProcess s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await ServerProcess.StartAsync(("BAAS_ISOLATION", "InProcess"));

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestMethod]
    [DataRow(null, "text/plain")]
    [DataRow("*/*", "text/plain")]
    [DataRow(Browser, "text/html")]
    [DataRow("text/html", "text/html")]
    [DataRow("text/*;q=0.5, text/plain;q=0", "text/html")]
    [DataRow("application/json", "application/json")]
    [DataRow("application/json, text/plain, */*", "text/plain")]
    [DataRow("text/html;q=0.2, application/json;q=0.9", "application/json")]
    [DataRow("image/png", "text/plain")]
    [DataRow("not a type", "text/plain")]
    public async Task Home_ByWhatTheCallerAccepts_IsAPageTextOrJson(string? accept, string expected)
    {
        using var answer = await GetAsync(s_server, accept);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.AreEqual(expected, answer.Content.Headers.ContentType!.MediaType);
        Assert.AreEqual("utf-8", answer.Content.Headers.ContentType.CharSet);
        Assert.Contains("Accept", answer.Headers.Vary);
    }

    [TestMethod]
    public async Task Home_Curl_WorksAsItIsShown()
    {
        using var answer = await GetAsync(s_server, "*/*");
        var line = (await answer.Content.ReadAsStringAsync()).Split('\n').Single(text => text.StartsWith("  curl ", StringComparison.Ordinal)).Trim();
        using var json = await GetAsync(s_server, "application/json");
        Assert.AreEqual(line, (await json.JsonAsync()).Text("try"));
        using var page = await GetAsync(s_server, Browser);
        StringAssert.Contains(WebUtility.HtmlDecode(await page.Content.ReadAsStringAsync()), line);

        Assert.AreEqual("Ada", (await ShellAsync(line)).GetProperty("data").GetProperty("data").Text("hello"));
    }

    [TestMethod]
    public async Task Home_Page_LoadsAndRunsNothing()
    {
        using var answer = await GetAsync(s_server, Browser);
        var html = await answer.Content.ReadAsStringAsync();

        var style = Style().Match(html).Groups[1].Value;
        Assert.AreEqual(
            $"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
            answer.Headers.GetValues("Content-Security-Policy").Single());
        foreach (var tag in (string[])["<script", "<img", "<link", "<iframe", "<form", " style=", " on", "url(", "@import"])
        {
            Assert.IsFalse(Regex.IsMatch(html, Regex.Escape(tag) + (tag == " on" ? @"\w+=" : "")), tag);
        }
    }

    [TestMethod]
    public async Task Home_Page_IsAccessible()
    {
        using var answer = await GetAsync(s_server, Browser);
        var html = await answer.Content.ReadAsStringAsync();

        StringAssert.StartsWith(html, "<!doctype html>\n<html lang=\"en\">");
        foreach (var part in (string[])["<title>BaaS Functions Service</title>", "<meta name=\"viewport\"", "<main>", "<h1>BaaS Functions Service</h1>", "<h2>Try it</h2>", "<h2>Read on</h2>", "color-scheme: light dark"])
        {
            StringAssert.Contains(html, part);
        }

        Assert.AreEqual(1, Regex.Count(html, "<h1>"));
    }

    [TestMethod]
    public async Task Home_Links_LeadSomewhere()
    {
        using var answer = await GetAsync(s_server, Browser);
        var links = Link().Matches(await answer.Content.ReadAsStringAsync()).Select(link => link.Groups[1].Value).ToArray();

        CollectionAssert.Contains(links, "/openapi.json");
        foreach (var link in links)
        {
            Assert.AreEqual(HttpStatusCode.OK, (await s_server.Client.GetAsync(link)).StatusCode, link);
        }
    }

    [TestMethod]
    public async Task Home_Status_IsThatOfReadiness()
    {
        for (var waited = Stopwatch.StartNew(); !(await s_server.Client.GetAsync("/health/ready")).IsSuccessStatusCode; await Task.Delay(50))
        {
            Assert.IsTrue(waited.Elapsed < TimeSpan.FromSeconds(60));
        }

        using var answer = await GetAsync(s_server, "application/json");

        Assert.AreEqual("ready", (await answer.JsonAsync()).Text("status"));
    }

    [TestMethod]
    public async Task Home_WithKeys_IsOpenSaysWhichHeaderAndTellsNothingElse()
    {
        const string key = "0123456789abcdef0123456789abcdef";
        await using var server = await ServerProcess.StartAsync(("BAAS_ISOLATION", "InProcess"), ("BAAS_API_KEYS", key), ("API_KEY_HEADER", "X-Shop-Key"), ("BAAS_BIND_ADDRESS", "127.0.0.1"));
        using var answer = await GetAsync(server, "*/*");
        var text = await answer.Content.ReadAsStringAsync();

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        var line = text.Split('\n').Single(part => part.StartsWith("  curl ", StringComparison.Ordinal)).Trim();
        StringAssert.Contains(line, "-H 'X-Shop-Key: YOUR-KEY'");
        Assert.AreEqual("success", (await ShellAsync(line.Replace("YOUR-KEY", key))).Text("status"));
        StringAssert.Contains(text, "/openapi.json  the whole API as OpenAPI 3.1, for people and tools (with the key)");
        foreach (var secret in (string[])[key, "Jint", "pid", Environment.MachineName, "/tmp"])
        {
            Assert.IsFalse(text.Contains(secret, StringComparison.Ordinal), secret);
        }
    }

    [TestMethod]
    [DataRow("evil.example/'; rm -rf ~ #")]
    [DataRow("a\"><script>alert(1)</script>")]
    public async Task Home_HostThatIsNone_IsNotRepeated(string host)
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_ISOLATION", "InProcess"), ("BAAS_API_KEYS", "0123456789abcdef0123456789abcdef"), ("BAAS_BIND_ADDRESS", "127.0.0.1"));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        request.Headers.TryAddWithoutValidation("Host", host);
        request.Headers.Accept.ParseAdd("text/html");

        using var answer = await server.Client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();

        Assert.IsFalse(text.Contains("rm -rf") || text.Contains("<script>"), text);
    }

    [TestMethod]
    public async Task Home_Head_HasTheLengthOnly()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/");
        using var answer = await s_server.Client.SendAsync(request);

        Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
        Assert.IsGreaterThan(0L, answer.Content.Headers.ContentLength!.Value);
        Assert.AreEqual("", await answer.Content.ReadAsStringAsync());
    }

    [TestMethod]
    public async Task Home_Post_IsNotFoundAndSaysWhatItAnswers()
    {
        using var answer = await s_server.PostAsync("/", "{}");

        Assert.AreEqual(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.AreEqual("GET, HEAD", string.Join(", ", answer.Content.Headers.Allow));
    }

    private static async Task<HttpResponseMessage> GetAsync(ServerProcess server, string? accept)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/");
        if (accept is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept", accept);
        }

        return await server.Client.SendAsync(request);
    }

    /// <summary>What a person gets who copies the line into a shell.</summary>
    private static async Task<JsonElement> ShellAsync(string line)
    {
        using var shell = Process.Start(new ProcessStartInfo("sh", ["-c", line]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        if (shell.ExitCode == 127)
        {
            // The line is for curl and nothing else; .ci/run installs it.
            Assert.Inconclusive("curl is not installed.");
        }

        return JsonDocument.Parse(output).RootElement;
    }

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Style();

    [GeneratedRegex("<a href=\"([^\"]+)\"")]
    private static partial Regex Link();
}
