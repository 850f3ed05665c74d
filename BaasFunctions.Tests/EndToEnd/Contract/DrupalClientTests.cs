using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd.Contract;

/// <summary>The checklist of a client written for the service that this one replaces (wire behaviour, section 7.8).</summary>
[TestClass]
public sealed class DrupalClientTests
{
    private DrupalClient _client = null!;
    private ServerProcess _server = null!;

    [TestInitialize]
    public async Task ConnectAsync()
    {
        _server = await ContractServer.GetAsync();
        _client = new DrupalClient(_server.Client);
    }

    [TestMethod]
    public async Task Execute_WithEmptyArraysForEverything_Succeeds()
    {
        var result = await _client.ExecuteAsync("export default async function handler(request, context) { return { ok: true, body: request.body }; }");

        Assert.AreEqual("success", result.Status);
        Assert.IsTrue(result.Data.GetProperty("ok").GetBoolean());
        Assert.AreEqual("[]", result.Data.GetProperty("body").GetRawText());
        Assert.AreEqual(JsonValueKind.Null, result.Error.ValueKind);
        Assert.AreEqual(JsonValueKind.Array, result.Logs.ValueKind);
    }

    [TestMethod]
    public async Task Test_WithItsBody_SucceedsAndValidates()
    {
        var result = await _client.TestAsync(
            "export default async function handler(request, context) { try { return [request.body.a, context.test_mode]; } catch (e) { return context.error(e.message); } }",
            new JsonObject { ["a"] = 1 });

        Assert.AreEqual("success", result.Status);
        Assert.AreEqual("[1,true]", result.Data.GetRawText());
        Assert.IsTrue(result.Validation.GetProperty("is_valid").GetBoolean());
        Assert.AreEqual(100, result.Validation.GetProperty("score").GetInt32());
    }

    [TestMethod]
    [DataRow("export default async () => { throw new TypeError('boom'); }", "boom")]
    [DataRow("export default () => { throw 'plain'; }", "plain")]
    [DataRow("export default async () => { await null; nothing.here; }", "nothing is not defined. Declare nothing with const or let, or check how it is spelled")]
    [DataRow("throw new Error('in a body');", "in a body")]
    public async Task Function_ThatFails_IsStill200WithATextForAnError(string code, string error)
    {
        var result = await _client.ExecuteAsync(code);

        Assert.AreEqual(("error", JsonValueKind.Null), (result.Status, result.Data.ValueKind));
        Assert.AreEqual(error, result.Error.GetString());
    }

    [TestMethod]
    [DataRow("export default (")]
    [DataRow("export default () => { const circular = {}; circular.me = circular; return circular; }")]
    [DataRow("export default () => 10n")]
    [DataRow("export default () => { throw null; }")]
    [DataRow("export default () => { throw undefined; }")]
    [DataRow("export const config = { env_required: ['MISSING'] }; export default () => 1;")]
    [DataRow("export default () => { for (;;) {} }")]
    [DataRow("export default () => new Promise(() => {})")]
    [DataRow("export default function f() { return f(); }")]
    public async Task Function_ThatFailsInAnyWay_IsStill200WithATextForAnError(string code)
    {
        var result = await _client.ExecuteAsync(code, config: new JsonObject { ["timeout"] = 500 });

        Assert.AreEqual("error", result.Status);
        Assert.IsFalse(string.IsNullOrEmpty(result.Error.GetString()));
    }

    [TestMethod]
    public async Task SuccessAndError_OfTheContext_StayNestedInData()
    {
        var success = await _client.ExecuteAsync("export default async (request, context) => context.success({ a: 1 })");
        var error = await _client.ExecuteAsync("export default async (request, context) => context.error('bad', 418)");

        Assert.AreEqual("success", success.Status);
        Assert.AreEqual("success", success.Data.GetProperty("status").GetString());
        Assert.AreEqual(1, success.Data.GetProperty("data").GetProperty("a").GetInt32());
        Assert.AreEqual("{}", success.Data.GetProperty("headers").GetRawText());
        Assert.AreEqual("success", error.Status);
        Assert.AreEqual("error", error.Data.GetProperty("status").GetString());
        Assert.AreEqual("bad", error.Data.GetProperty("error").GetString());
        Assert.AreEqual(418, error.Data.GetProperty("code").GetInt32());
    }

    [TestMethod]
    public async Task Request_WithoutABodyKey_IsTheBody()
    {
        var result = await _client.ExecuteAsync(
            "export default (request) => request.body", new JsonObject { ["name"] = "Ada", ["tags"] = new JsonArray("a", "b") });

        Assert.AreEqual("""{"name":"Ada","tags":["a","b"]}""", result.Data.GetRawText());
    }

    [TestMethod]
    public async Task EnvAndUser_AreSeenAsTheyWereSent()
    {
        var result = await _client.ExecuteAsync(
            "export default (request, context) => [context.env.API_KEY, context.user.id, context.project.id, context.tenant.id, context.execution_id]",
            env: new JsonObject { ["API_KEY"] = "clear text" });

        Assert.AreEqual($"""["clear text","7","shop","t","{_client.LastExecutionId}"]""", result.Data.GetRawText());
    }

    [TestMethod]
    public async Task Health_AnswersWithinFiveSecondsAndHasWhatIsRead()
    {
        using var patience = new CancellationTokenSource(MachinePace.Stretch(TimeSpan.FromSeconds(5)));
        using var answer = await _server.Client.GetAsync("/health", patience.Token);
        var health = await answer.JsonAsync();

        Assert.AreEqual(200, (int)answer.StatusCode);
        Assert.IsFalse(string.IsNullOrEmpty(health.Text("version")));
        Assert.IsTrue(health.GetProperty("uptime").TryGetInt64(out _));
        Assert.Contains(health.Text("status"), (string[])["healthy", "warning"]);
        foreach (var check in health.GetProperty("checks").EnumerateObject())
        {
            Assert.Contains(check.Value.Text("status"), (string[])["healthy", "warning"], check.Name);
        }

        var system = health.GetProperty("system");
        foreach (var name in (string[])["node_version", "platform", "arch"])
        {
            Assert.IsFalse(string.IsNullOrEmpty(system.Text(name)));
        }

        Assert.IsGreaterThan(0.0, system.GetProperty("memory").GetProperty("heap_used").GetDouble());
    }

    [TestMethod]
    public async Task MemoryUsed_FitsAnIntegerColumn()
    {
        var result = await _client.ExecuteAsync("export default () => { const a = []; for (let i = 0; i < 200000; i++) a.push({ i }); return a.length; }");

        Assert.AreEqual("success", result.Status);
        Assert.IsInRange(0L, (long)int.MaxValue, result.MemoryUsedMb);
    }

    [TestMethod]
    public async Task Timeout_AnswersLongBeforeTheClientGivesUp()
    {
        var pace = MachinePace.Now();
        var watch = Stopwatch.StartNew();
        var result = await _client.ExecuteAsync(
            "export default async (request, context) => { context.log.info('begun'); await context.utils.sleep(60000); }", config: new JsonObject { ["timeout"] = 300 });

        Assert.AreEqual("error", result.Status);
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(20), pace), watch.Elapsed);
        Assert.AreEqual("begun", result.Logs[0].GetProperty("message").GetString());
    }
}
