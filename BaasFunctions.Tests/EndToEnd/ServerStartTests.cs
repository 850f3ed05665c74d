using System.Net;
using System.Net.Sockets;

namespace BaasFunctions.Tests.EndToEnd;

[TestClass]
public sealed class ServerStartTests
{
    private const string Key = "0123456789abcdef0123456789abcdef";

    [TestMethod]
    public async Task Start_Banner_HasACurlLineThatWorks()
    {
        await using var server = await ServerProcess.StartAsync();
        await server.Client.GetAsync("/health");

        var lines = server.Output.Split('\n');
        Assert.AreEqual(2, lines.Length, server.Output);
        StringAssert.StartsWith(lines[1], $"curl {server.Client.BaseAddress!.ToString().TrimEnd('/')}/execute -H 'Content-Type: application/json' -d '");
        var body = lines[1][(lines[1].IndexOf(" -d '", StringComparison.Ordinal) + 5)..^1];
        Assert.IsFalse(body.Contains('\''));
        var json = await server.PostAsync("/execute", body).JsonAsync();
        Assert.AreEqual("Ada", json.GetProperty("data").GetProperty("data").Text("hello"), json.GetRawText());
    }

    [TestMethod]
    public async Task Start_WrongSettings_AreAllReportedAndEndTheProcess()
    {
        var (code, output, errors) = await ServerProcess.RunAsync(
            [], ("PORT", "eighty"), ("MAX_TIMEOUT", "0"), ("BAAS_API_KEYS", "short"), ("BAAS_MAX_QUEU", "1"));

        Assert.AreEqual(1, code);
        Assert.AreEqual("", output);
        StringAssert.Contains(errors, "4 settings are wrong");
        StringAssert.Contains(errors, "PORT must be");
        StringAssert.Contains(errors, "MAX_TIMEOUT must be");
        StringAssert.Contains(errors, "BAAS_API_KEYS each key must have");
        StringAssert.Contains(errors, "BAAS_MAX_QUEU is not a setting; did you mean BAAS_MAX_QUEUE?");
    }

    [TestMethod]
    public async Task Start_PortTaken_EndsWithOneSentence()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;

        var (code, _, errors) = await ServerProcess.RunAsync([], ("PORT", $"{port}"), ("BAAS_BIND_ADDRESS", "127.0.0.1"));

        Assert.AreEqual(1, code);
        StringAssert.Contains(errors, "Cannot listen");
        Assert.IsFalse(errors.Contains("   at "), errors);
    }

    [TestMethod]
    public async Task Start_SettingWithoutEffect_IsNamed()
    {
        await using var server = await ServerProcess.StartAsync(("REDIS_URL", "redis://secret"));

        StringAssert.Contains(server.Errors, "REDIS_URL");
        Assert.IsFalse(server.Errors.Contains("secret"));
    }

    [TestMethod]
    public async Task Start_WithKeys_AsksForOne()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_API_KEYS", Key), ("BAAS_BIND_ADDRESS", "127.0.0.1"));

        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health")).StatusCode);
        using var refused = await server.PostAsync("/execute", "{}");
        Assert.AreEqual(HttpStatusCode.Unauthorized, refused.StatusCode);
        Assert.AreEqual("UNAUTHORIZED", (await refused.JsonAsync()).Text("code"));
        Assert.AreEqual("MISSING_FIELDS", (await server.PostAsync($"/execute?code={Key}", "{}").JsonAsync()).Text("code"));
        server.Client.DefaultRequestHeaders.Add("X-API-Key", Key);
        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/info")).StatusCode);
        Assert.IsFalse((server.Output + server.Errors).Contains(Key));
    }

    [TestMethod]
    public async Task Start_RateLimit_IsEnforced()
    {
        await using var server = await ServerProcess.StartAsync(("RATE_LIMIT_MAX_REQUESTS", "2"), ("RATE_LIMIT_WINDOW_MS", "60000"));

        await server.Client.GetAsync("/info");
        await server.Client.GetAsync("/info");
        using var refused = await server.Client.GetAsync("/info");

        Assert.AreEqual(429, (int)refused.StatusCode);
        Assert.IsTrue(refused.Headers.RetryAfter!.Delta > TimeSpan.Zero);
        Assert.AreEqual("error", (await refused.JsonAsync()).Text("status"));
    }

    [TestMethod]
    public async Task Help_ListsCommandsAndSettings()
    {
        var (code, output, _) = await ServerProcess.RunAsync(["--help"]);

        Assert.AreEqual(0, code);
        StringAssert.Contains(output, "run <FILE>");
        StringAssert.Contains(output, "BAAS_API_KEYS");
    }

    [TestMethod]
    public async Task CommandLine_Unknown_EndsWithUsageError()
    {
        var (code, _, errors) = await ServerProcess.RunAsync(["--prot", "80"]);

        Assert.AreEqual(2, code);
        StringAssert.Contains(errors, "--prot");
    }
}
