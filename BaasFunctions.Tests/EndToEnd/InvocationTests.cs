using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Functions that are called without waiting for them, and that run by themselves, on both databases.</summary>
[TestClass]
public sealed class InvocationTests
{
    private const string Invocations = "/projects/shop/invocations";

    private static DatabaseServers s_servers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_servers = await DatabaseServers.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_servers.DisposeAsync();

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Call_ThatNobodyWaitsFor_RunsAndKeepsWhatItReturned(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("echo", "export default (request, context) => ({ body: request.body, attempt: request.headers['x-baas-attempt'], id: request.headers['x-baas-invocation-id'], user: context.user_id })");

        var asked = await InvokeAsync(shop, "echo", """{"request":{"a":1},"context":{"user_id":"ada"}}""");
        var ended = await EndedAsync(shop, asked);

        Assert.AreEqual("queued", (string?)asked["state"]);
        Assert.AreEqual(("succeeded", 1, "async"), ((string?)ended["state"], (int)ended["attempts"]!, (string?)ended["trigger"]));
        Assert.AreEqual($$"""{"body":{"a":1},"attempt":"1","id":"{{(string?)asked["id"]}}","user":"ada"}""", ended["result"]!.ToJsonString());
        StringAssert.EndsWith((string?)asked["status_url"], $"{Invocations}/{(string?)asked["id"]}");
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Call_ThatIsWaitedFor_AnswersLikeExecute(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("sum", "export default request => request.body.a + request.body.b");

        var answer = await shop.AskAsync("POST", "/projects/shop/functions/sum/invoke", JsonNode.Parse("""{"request":{"a":1,"b":2}}"""));

        Assert.AreEqual(("success", 3), ((string?)answer["status"], (int)answer["data"]!));
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Call_ThatFails_IsTriedAgainAsOftenAsTheFunctionSays(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("third", "export const config = { retries: { max: 2, backoff_ms: 1 } };\nexport default request => { if (request.headers['x-baas-attempt'] < 3) throw new Error('not yet'); return 'now'; }");
        await shop.DeployAsync("never", "export const config = { retries: { max: 1, backoff_ms: 1 } };\nexport default () => { throw new RangeError('never'); }");

        var third = await EndedAsync(shop, await InvokeAsync(shop, "third"));
        var never = await EndedAsync(shop, await InvokeAsync(shop, "never"));

        Assert.AreEqual(("succeeded", 3, "now"), ((string?)third["state"], (int)third["attempts"]!, (string?)third["result"]));
        Assert.IsNull(third["error"]);
        Assert.AreEqual(("failed", 2, "RangeError", "never"), ((string?)never["state"], (int)never["attempts"]!, (string?)never["error"]!["type"], (string?)never["error"]!["message"]));
        CollectionAssert.Contains(
            (await shop.AskAsync("GET", $"{Invocations}?state=failed&function=never"))["invocations"]!.AsArray().Select(one => (string?)one!["id"]).ToArray(), (string?)never["id"]);

        // The dead letter runs again, with the version that is served by then.
        await shop.DeployAsync("never", "export default request => request.headers['x-baas-attempt']");
        await shop.AskAsync("POST", $"{Invocations}/{(string?)never["id"]}/retry", new JsonObject(), HttpStatusCode.Accepted);
        var again = await EndedAsync(shop, never);
        Assert.AreEqual(("succeeded", "3"), ((string?)again["state"], (string?)again["result"]));
    }

    [TestMethod]
    [DataRow("export default () => new Response('busy', { status: 503 })", "HTTP_STATUS", 2)]
    [DataRow("export const config = { env_required: ['NOBODY_SET_IT'] };\nexport default () => 1", "MISSING_ENV", 1)]
    public async Task Call_ThatFails_IsTriedAgainUnlessThatHasNoSense(string code, string error, int attempts)
    {
        var shop = Of("sqlite");
        var name = error.ToLowerInvariant().Replace('_', '-');
        await shop.DeployAsync(name, code, """{"retries":{"max":1,"backoff_ms":1}}""");

        var ended = await EndedAsync(shop, await InvokeAsync(shop, name));

        Assert.AreEqual(("failed", attempts, error), ((string?)ended["state"], (int)ended["attempts"]!, (string?)ended["error"]!["code"]));
    }

    [TestMethod]
    public async Task Call_OfAFunctionThatIsGoneByThen_IsDeadAtOnce()
    {
        var shop = Of("sqlite");
        await shop.DeployAsync("gone", "export const config = { retries: { backoff_ms: 3000 } };\nexport default () => { throw new Error('x'); }");
        var asked = await InvokeAsync(shop, "gone");
        await shop.AskAsync("DELETE", "/projects/shop/functions/gone");

        var ended = await EndedAsync(shop, asked);

        Assert.AreEqual(("failed", "FUNCTION_NOT_FOUND"), ((string?)ended["state"], (string?)ended["error"]!["code"]));
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Call_WithTheSameKey_IsTheSameInvocation(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("once", "export default () => 1");

        var first = await InvokeAsync(shop, "once", """{"request":1}""", "order-7");
        var second = await InvokeAsync(shop, "once", """{"request":1}""", "order-7");
        using var other = await shop.SendAsync("POST", "/projects/shop/functions/once/invoke?async=1", Json("""{"request":2}"""), ("Idempotency-Key", "order-7"));
        using var sync = await shop.SendAsync("POST", "/projects/shop/functions/once/invoke", Json("{}"), ("Idempotency-Key", "order-7"));

        Assert.AreEqual((string?)first["id"], (string?)second["id"]);
        Assert.AreEqual((HttpStatusCode.Conflict, HttpStatusCode.BadRequest), (other.StatusCode, sync.StatusCode));
    }

    [TestMethod]
    [DataRow("POST", "/projects/shop/functions/absent/invoke?async=1", 404, "FUNCTION_NOT_FOUND")]
    [DataRow("GET", "/projects/shop/invocations?state=dead", 400, "INVALID_PARAMETER")]
    [DataRow("GET", "/projects/shop/invocations?stat=failed", 400, "UNKNOWN_PARAMETER")]
    [DataRow("GET", "/projects/shop/invocations/0199f6a0-0000-7000-8000-000000000000", 404, "INVOCATION_NOT_FOUND")]
    [DataRow("DELETE", "/projects/shop/invocations/0199f6a0-0000-7000-8000-000000000000", 404, "INVOCATION_NOT_FOUND")]
    public async Task Request_ThatIsWrong_SaysWhatIs(string method, string path, int status, string code)
    {
        var answer = await Of("sqlite").AskAsync(method, path, method == "POST" ? new JsonObject() : null, (HttpStatusCode)status);

        Assert.AreEqual(code, (string?)answer["code"]);
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Schedule_OfAFunction_FiresUntilItIsOnlineNoMore(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("tick", "export const config = { schedule: '* * * * * *', timezone: 'Europe/Berlin' };\nexport default request => request.body.due");

        var runs = await DeployedFunctions.UntilAsync(
            () => shop.AskAsync("GET", $"{Invocations}?function=tick&state=succeeded"), answer => answer["invocations"]!.AsArray().Count > 1);
        var run = await shop.AskAsync("GET", $"{Invocations}/{(string?)runs["invocations"]![0]!["id"]}");
        var schedule = (await ScheduleAsync(shop, "tick"))!;

        Assert.AreEqual("schedule", (string?)run["invocation"]!["trigger"]);
        StringAssert.EndsWith((string?)run["invocation"]!["result"], ".000Z");
        Assert.AreEqual(("* * * * * *", "Europe/Berlin", "once"), ((string?)schedule["cron"], (string?)schedule["timezone"], (string?)schedule["misfire"]));
        Assert.IsNotNull(schedule["next_run"]);
        Assert.IsNotNull(schedule["last_run"]);

        await shop.AskAsync("PATCH", "/projects/shop/functions/tick", new JsonObject { ["status"] = "testing" });
        Assert.IsNull(await ScheduleAsync(shop, "tick"));
        await shop.AskAsync("PATCH", "/projects/shop/functions/tick", new JsonObject { ["status"] = "online" });
        Assert.IsNotNull(await ScheduleAsync(shop, "tick"));
        await shop.DeployAsync("tick", "export default () => 'no schedule'");
        Assert.IsNull(await ScheduleAsync(shop, "tick"));
        await shop.AskAsync("POST", "/projects/shop/functions/tick/activate", new JsonObject());
        Assert.IsNotNull(await ScheduleAsync(shop, "tick"));
        await shop.AskAsync("DELETE", "/projects/shop/functions/tick");
        Assert.IsNull(await ScheduleAsync(shop, "tick"));
    }

    [TestMethod]
    public async Task Schedule_ThatIsWrong_IsRefusedWhenItIsDeployed()
    {
        var answer = await Of("sqlite").DeployAsync("wrong", "export const config = { schedule: '0 25 * * *' };\nexport default () => 1", expected: HttpStatusCode.BadRequest);

        Assert.AreEqual("INVALID_CONFIG", (string?)answer["code"]);
        StringAssert.Contains((string?)answer["error"], "Hours: Value must be a number between 0 and 23");
    }

    [TestMethod]
    public async Task Server_ThatEnds_LetsWhatRunsEndAndAnotherGoOnWithTheRest()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        var first = await ServerProcess.StartAsync(("DATABASE_URL", database.Url), ("DRAIN_TIMEOUT", "60000"));
        var shop = new DeployedFunctions(first);
        await shop.DeployAsync("slow", "export default async request => { await new Promise(done => setTimeout(done, 200)); return request.headers['x-baas-attempt']; }");
        for (var i = 0; i < 100; i++)
        {
            await InvokeAsync(shop, "slow");
        }

        first.Signal(15);
        await first.ExitAsync();
        await first.DisposeAsync();
        await using var second = await ServerProcess.StartAsync(("DATABASE_URL", database.Url));

        var ended = await DeployedFunctions.UntilAsync(
            () => new DeployedFunctions(second).AskAsync("GET", $"{Invocations}?state=succeeded&limit=200"), answer => answer["invocations"]!.AsArray().Count == 100);
        Assert.IsTrue(ended["invocations"]!.AsArray().All(one => (int)one!["attempts"]! == 1), "an attempt that was let end is not made again");
    }

    private static DeployedFunctions Of(string store) => s_servers.Of(store);

    private static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    private static async Task<JsonNode> InvokeAsync(DeployedFunctions shop, string name, string body = "{}", string? key = null)
    {
        using var answer = await shop.SendAsync("POST", $"/projects/shop/functions/{name}/invoke?async=1", Json(body), key is null ? [] : [("Idempotency-Key", key)]);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(HttpStatusCode.Accepted, answer.StatusCode, text);
        return JsonNode.Parse(text)!["invocation"]!;
    }

    private static async Task<JsonNode> EndedAsync(DeployedFunctions shop, JsonNode invocation) => (await DeployedFunctions.UntilAsync(
        () => shop.AskAsync("GET", $"{Invocations}/{(string?)invocation["id"]}"),
        answer => (string?)answer["invocation"]!["state"] is "succeeded" or "failed" or "cancelled"))["invocation"]!;

    private static async Task<JsonNode?> ScheduleAsync(DeployedFunctions shop, string name) =>
        (await shop.AskAsync("GET", "/projects/shop/schedules"))["schedules"]!.AsArray().SingleOrDefault(one => (string?)one!["function"] == name);
}
