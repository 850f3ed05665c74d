using System.Net;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Functions that call functions, and wait for them or do not, on both databases.</summary>
[TestClass]
public sealed class FunctionCallTests
{
    private static DatabaseServers s_servers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_servers = await DatabaseServers.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_servers.DisposeAsync();

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Call_OfAnotherFunction_GivesWhatItReturned(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("price", "export default (request, context) => ({ total: request.body.quantity * 3, user: context.user_id, currency: context.config.currency })", """{"currency":"EUR"}""");
        await shop.DeployAsync("order", "export default async (request, context) => ({ price: await context.functions.invoke('price', { quantity: request.body.quantity }) })");

        var answer = await shop.AskAsync("POST", "/projects/shop/functions/order/invoke", JsonNode.Parse("""{"request":{"quantity":2},"context":{"user_id":"ada"}}"""));

        Assert.AreEqual("""{"price":{"total":6,"user":"ada","currency":"EUR"}}""", answer["data"]?.ToJsonString(), answer.ToJsonString());
        var record = (await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/executions?function=price"), list => Ended(list) == 1))["executions"]![0]!;
        var caller = (await shop.AskAsync("GET", "/projects/shop/executions?function=order"))["executions"]![0]!;
        Assert.AreEqual(("function", "completed", (string?)caller["id"]), ((string?)record["trigger"], (string?)record["outcome"], (string?)record["parent"]));
    }

    [TestMethod]
    public async Task Call_OfAFunctionThatReturnsAResponseOrNothing_GivesItsDataAsInvokeDoes()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("response", "export default () => Response.json({ a: 1 }, { status: 201 })");
        await shop.DeployAsync("nothing", "export default () => {}");

        Assert.AreEqual("""[{"a":1},null]""", await RunAsync(shop, "return [await context.functions.invoke('response'), await context.functions.invoke('nothing')]"));
    }

    [TestMethod]
    public async Task Call_OfAFunctionThatFails_IsRejectedWithItsErrorAndNoStackOfOurs()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("broken", "export default () => { function deepInside() { throw Object.assign(new RangeError('too many'), { code: 'OUT_OF_STOCK' }) } deepInside() }");

        var told = await RunAsync(shop, "try { await context.functions.invoke('broken') } catch (e) { return [e instanceof Error, e.name, e.code, e.message, e.stack.includes('deepInside'), e.stack.includes('.cs')] }");

        Assert.AreEqual("""[true,"RangeError","OUT_OF_STOCK","too many",false,false]""", told);
    }

    [TestMethod]
    [DataRow("absent", "FUNCTION_NOT_FOUND")]
    [DataRow("drafted", "FUNCTION_NOT_SERVED")]
    [DataRow("No Name", "FUNCTION_NOT_FOUND")]
    public async Task Call_OfAFunctionThatIsNotServed_IsRefused(string name, string code)
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("drafted", $"export default () => '{name}'");
        await shop.AskAsync("PATCH", "/projects/shop/functions/drafted", new JsonObject { ["status"] = "draft" });

        Assert.AreEqual(
            $"""["{code}","{code}"]""",
            await RunAsync(shop, $"const codes = []; for (const how of ['invoke', 'enqueue']) try {{ await context.functions[how]('{name}') }} catch (e) {{ codes.push(e.code) }} return codes"));
    }

    [TestMethod]
    [DataRow("invoke('leaf', 1, { tiemout: 1 })", "INVALID_ARGUMENT", "functions.invoke has no option \"tiemout\"; it has timeout")]
    [DataRow("invoke(7)", "INVALID_ARGUMENT", "functions.invoke expects name to be a text, found a number")]
    [DataRow("invoke('leaf', { at: new Map() })", "INVALID_ARGUMENT", "request.at")]
    [DataRow("enqueue('leaf', 1, { delay: 1, at: new Date() })", "INVALID_ARGUMENT", "one of delay and at")]
    [DataRow("enqueue('leaf', 1, { at: 'soon' })", "INVALID_ARGUMENT", "expects at to be a time in ISO 8601")]
    [DataRow("enqueue('leaf', 1, { idempotencyKey: '' })", "INVALID_ARGUMENT", "1 to 255 printable characters")]
    [DataRow("enqueue('leaf', 'x'.repeat(2 ** 20))", "VALUE_TOO_LARGE", "1048576 bytes")]
    public async Task Call_ThatIsWrong_SaysWhatIs(string call, string code, string message)
    {
        var shop = s_servers.Of("sqlite");

        var told = JsonNode.Parse(await RunAsync(shop, $"try {{ await context.functions.{call} }} catch (e) {{ return [e.code, e.message] }}"))!;

        Assert.AreEqual(code, (string?)told[0]);
        StringAssert.Contains((string?)told[1], message);
    }

    [TestMethod]
    public async Task Call_WithinATransaction_IsRefusedBecauseItWouldWaitForIt()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("within", "export default () => 1");

        Assert.AreEqual(
            """["TRANSACTION_OPEN","TRANSACTION_OPEN"]""",
            await RunAsync(shop, "return context.db.transaction(async () => { const codes = []; for (const how of ['invoke', 'enqueue']) await context.functions[how]('within').catch(e => codes.push(e.code)); return codes })"));
    }

    [TestMethod]
    public async Task Calls_InALoop_EndWithTheirChain()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("ping", "export default async (request, context) => context.functions.invoke('pong', { headers: { 'x-baas-chain': 'new', 'x-baas-depth': '0' }, body: 1 })");
        await shop.DeployAsync("pong", "export default async (request, context) => context.functions.invoke('ping', { headers: { 'x-baas-chain': 'new', 'x-baas-depth': '0' }, body: 1 })");

        var answer = await shop.AskAsync("POST", "/projects/shop/functions/ping/invoke", new JsonObject());

        Assert.AreEqual("CHAIN_LIMIT", (string?)answer["error_code"], answer.ToJsonString());
        StringAssert.StartsWith((string?)answer["error"], "ping > pong > ping > pong > ping > pong > ping > pong > ping > pong: functions may call one another 8 deep");
    }

    [TestMethod]
    public async Task Calls_MoreThanAChainMayHave_AreRefused()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("one", "export default () => 1");
        await shop.DeployAsync("wide", "export const config = { timeout: 300000 };\nexport default async (request, context) => { let done = 0; try { for (;;) done += await context.functions.invoke('one') } catch (e) { return [done, e.code, e.message] } }");

        var told = (await shop.AskAsync("POST", "/projects/shop/functions/wide/invoke", new JsonObject()))["data"]!;

        Assert.AreEqual((999, "CHAIN_LIMIT"), ((int)told[0]!, (string?)told[1]));
        StringAssert.StartsWith((string?)told[2], "wide > one: the chain that began with wide has had 1000 executions");
    }

    [TestMethod]
    public async Task Call_WithATimeout_EndsByIt()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("sleeper", "export default async (request, context) => { await context.utils.sleep(20000) }");

        Assert.AreEqual("""["TIMEOUT","TimeoutError"]""", await RunAsync(shop, "try { await context.functions.invoke('sleeper', null, { timeout: 100 }) } catch (e) { return [e.code, e.name] }"));
    }

    [TestMethod]
    public async Task Call_OfACallerWhoseTimeIsOver_EndsWithIt()
    {
        var shop = s_servers.Of("sqlite");
        await shop.DeployAsync("endless", "export default async (request, context) => { await context.utils.sleep(25000) }");
        await shop.DeployAsync("hasty", "export const config = { timeout: 500 };\nexport default async (request, context) => context.functions.invoke('endless')");

        var answer = await shop.AskAsync("POST", "/projects/shop/functions/hasty/invoke", new JsonObject());

        Assert.AreEqual("TIMEOUT", (string?)answer["error_code"]);
        var record = (await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/executions?function=endless"), list => Ended(list) == 1))["executions"]![0]!;
        CollectionAssert.Contains(new[] { "timeout", "cancelled" }, (string?)record["outcome"]);
        Assert.IsLessThan(20_000d, (double)record["wall_ms"]!);
    }

    [TestMethod]
    public async Task Callers_ThatAllWaitAtOnce_DoNotKeepWhatTheyWaitForFromRunning()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_MAX_CONCURRENCY", "2"), ("BAAS_PROJECT_CONCURRENCY", "1"), ("BAAS_QUEUE_TIMEOUT", "60000"));
        var shop = new DeployedFunctions(server);
        await shop.DeployAsync("leaf", "export default async (request, context) => { await context.utils.sleep(20); return request.body }");
        await shop.DeployAsync("middle", "export default async (request, context) => context.functions.invoke('leaf', request.body)");
        await shop.DeployAsync("top", "export default async (request, context) => context.functions.invoke('middle', request.body)");

        var answers = await Task.WhenAll(Enumerable.Range(1, 40).Select(i => shop.AskAsync("POST", "/projects/shop/functions/top/invoke", new JsonObject { ["request"] = i })));

        CollectionAssert.AreEqual(Enumerable.Range(1, 40).ToArray(), answers.Select(answer => (int?)answer["data"] ?? 0).ToArray(), answers[0].ToJsonString());
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Call_ThatIsPutIntoTheQueue_RunsByItself(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("mail", "export default (request, context) => ({ to: request.body.to, user: context.user_id })");
        await shop.DeployAsync("signup", "export default async (request, context) => [await context.functions.enqueue('mail', { to: 'ada' }, { idempotencyKey: 'k' }), await context.functions.enqueue('mail', { to: 'ada' }, { idempotencyKey: 'k' }), await context.functions.enqueue('mail', {}, { delay: 3600000 })]");

        var kept = (await shop.AskAsync("POST", "/projects/shop/functions/signup/invoke", JsonNode.Parse("""{"context":{"user_id":7}}""")))["data"]!;
        var ended = await EndedAsync(shop, (string)kept[0]!["id"]!);
        var waiting = (await shop.AskAsync("GET", $"/projects/shop/invocations/{(string?)kept[2]!["id"]}"))["invocation"]!;

        Assert.AreEqual(("queued", (string?)kept[0]!["id"]), ((string?)kept[0]!["state"], (string?)kept[1]!["id"]));
        Assert.AreEqual(("succeeded", "function", "signup > mail", """{"to":"ada","user":7}"""), ((string?)ended["state"], (string?)ended["trigger"], (string?)ended["chain"], ended["result"]!.ToJsonString()));
        Assert.AreEqual("queued", (string?)waiting["state"]);
        Assert.IsGreaterThan(DateTimeOffset.UtcNow.AddMinutes(30), DateTimeOffset.Parse((string)waiting["next_attempt"]!, System.Globalization.CultureInfo.InvariantCulture));
        var caller = (await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/executions?function=signup"), list => Ended(list) == 1))["executions"]![0]!;
        var record = (await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/executions?function=mail"), list => Ended(list) == 1))["executions"]![0]!;
        Assert.AreEqual(("function", (string?)caller["id"]), ((string?)record["trigger"], (string?)record["parent"]));
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Loop_ThroughTheQueue_EndsAsADeadLetter(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("again", "export const config = { retries: 0 };\nexport default async (request, context) => context.functions.enqueue('again', { headers: { 'x-baas-chain': '' }, body: 1 })");

        await shop.AskAsync("POST", "/projects/shop/functions/again/invoke?async=1", new JsonObject(), HttpStatusCode.Accepted);
        var dead = (await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/invocations?function=again&state=failed"), list => list["invocations"]!.AsArray().Count == 1))["invocations"]![0]!;

        Assert.AreEqual("CHAIN_LIMIT", (string?)dead["error"]!["code"]);
        Assert.AreEqual(string.Join(" > ", Enumerable.Repeat("again", 9)), (string?)dead["chain"]);
        Assert.HasCount(9, (await shop.AskAsync("GET", "/projects/shop/invocations?function=again"))["invocations"]!.AsArray());
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Loop_ThatMultiplies_HasNoMoreExecutionsThanAChainMay(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("many", "export const config = { retries: { max: 1, backoff_ms: 1 } };\nexport default async (request, context) => { await Promise.all([1, 2, 3].map(() => context.functions.enqueue('many'))); await context.functions.invoke('drop') }");
        await shop.DeployAsync("drop", "export default () => 1");

        await shop.AskAsync("POST", "/projects/shop/functions/many/invoke?async=1", new JsonObject(), HttpStatusCode.Accepted);
        foreach (var state in (string[])["queued", "running", "retrying", "queued", "running"])
        {
            await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", $"/projects/shop/invocations?function=many&state={state}&limit=1"), list => list["invocations"]!.AsArray().Count == 0);
        }

        var statistics = (await shop.AskAsync("GET", "/projects/shop/statistics"))["functions"]!.AsArray();
        var executions = statistics.Where(one => (string?)one!["function_name"] is "many" or "drop").Sum(one => (int)one!["calls"]!);
        Assert.IsLessThanOrEqualTo(1000, executions);
        Assert.IsGreaterThan(500, executions);
        Assert.AreEqual("CHAIN_LIMIT", (string?)(await shop.AskAsync("GET", "/projects/shop/invocations?function=many&state=failed&limit=1"))["invocations"]![0]!["error"]!["code"]);
    }

    private static int Ended(JsonNode list) => list["executions"]!.AsArray().Count(one => one!["ended"] is not null);

    /// <summary>The data of a function that comes with the request, as JSON.</summary>
    private static async Task<string> RunAsync(DeployedFunctions shop, string body)
    {
        var answer = await shop.AskAsync("POST", "/execute", new JsonObject
        {
            ["execution_id"] = "e1",
            ["function_id"] = "f1",
            ["code"] = $"export default async (request, context) => {{ {body} }}",
            ["context"] = new JsonObject { ["project_id"] = "shop" },
        });
        return answer["data"]?.ToJsonString() ?? answer.ToJsonString();
    }

    private static async Task<JsonNode> EndedAsync(DeployedFunctions shop, string id) => (await DeployedFunctions.UntilAsync(
        () => shop.AskAsync("GET", $"/projects/shop/invocations/{id}"), answer => (string?)answer["invocation"]!["state"] is "succeeded" or "failed"))["invocation"]!;
}
