using System.Net;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Functions that listen to what is written to entities, on both databases.</summary>
[TestClass]
public sealed class EntityEventTests
{
    private static DatabaseServers s_servers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_servers = await DatabaseServers.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_servers.DisposeAsync();

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Write_OfEachKind_IsHeardByWhatListensToIt(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("heard", "export const config = { on: ['orders.created', 'orders.updated', 'orders.deleted'] };\nexport default (request, context) => ({ ...request.body, user: context.user_id })");
        await shop.DeployAsync("deaf", "export const config = { on: 'users.created' };\nexport default () => 1");

        await RunAsync(shop, """
            const { orders, carts } = context.db.project.entities;
            await orders.create({ id: 'a', n: 1 });
            await orders.update('a', { n: 2 });
            await orders.upsert('b', { n: 1 });
            await orders.upsert('b', { n: 2 });
            await orders.createMany([{ id: 'c', n: 1 }, { id: 'd', n: 1 }]);
            await orders.updateMany({ n: 1 }, { m: 1 });
            await orders.delete('a');
            await orders.deleteMany({ n: 1 });
            await orders.deleteMany({ n: 99 });
            await carts.create({ id: 'x' });
            return 1;
            """);
        var results = await ResultsAsync(shop, "heard", 8);

        CollectionAssert.AreEquivalent(
            new[]
            {
                """orders.created a [{"id":"a","n":1}] 7""",
                """orders.updated a [{"id":"a","n":2}] 7""",
                """orders.created b [{"id":"b","n":1}] 7""",
                """orders.updated b [{"id":"b","n":2}] 7""",
                """orders.created c,d [{"id":"c","n":1},{"id":"d","n":1}] 7""",
                "orders.updated c,d  7",
                "orders.deleted a  7",
                "orders.deleted c,d  7",
            },
            results.Select(Told).ToArray());
        Assert.IsEmpty((await shop.AskAsync("GET", "/projects/shop/invocations?function=deaf"))["invocations"]!.AsArray());
        var first = (await InvocationsAsync(shop, "heard"))[0]!;
        Assert.AreEqual(("event", "f1 > heard"), ((string?)first["trigger"], (string?)first["chain"]));
        Assert.AreEqual("""["orders.created","orders.updated","orders.deleted"]""", (await shop.AskAsync("GET", "/projects/shop/functions/heard"))["function"]!["on"]!.ToJsonString());
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Transaction_IsHeardWhenItIsCommittedAndNotWhenItIsGivenUp(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("booked", "export const config = { on: ['bookings.created', 'bookings.updated'] };\nexport default (request, context) => request.body");

        await RunAsync(shop, """
            await context.db.transaction(async (tx) => { await tx.project.entities.bookings.create({ id: 'no' }); throw new Error('no') }).catch(() => {});
            await context.db.transaction(async (tx) => {
              const { bookings } = tx.project.entities;
              await bookings.create({ id: 'a' });
              await bookings.create({ id: 'b' });
              await bookings.update('a', { n: 1 });
            });
            return 1;
            """);
        var results = await ResultsAsync(shop, "booked", 2);

        CollectionAssert.AreEquivalent(new[] { """bookings.created a,b [{"id":"a"},{"id":"b"}] """, """bookings.updated a [{"id":"a","n":1}] """ }, results.Select(Told).ToArray());
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Write_OfManyRows_IsToldInPartsAndLargeRowsByTheirIdsAlone(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("bulk", "export const config = { on: ['logs.created', 'logs.deleted'] };\nexport default (request) => [request.body.event, request.body.ids.length, request.body.data?.length ?? null, request.body.data_omitted ?? false]");

        await RunAsync(shop, """
            const { logs } = context.db.project.entities;
            await logs.createMany(Array.from({ length: 250 }, (_, i) => ({ n: i })));
            await logs.deleteMany({});
            await logs.create({ text: 'x'.repeat(100_000) });
            return 1;
            """);
        var results = await ResultsAsync(shop, "bulk", 7);

        CollectionAssert.AreEquivalent(
            new[]
            {
                """["logs.created",100,100,false]""", """["logs.created",100,100,false]""", """["logs.created",50,50,false]""",
                """["logs.deleted",100,null,false]""", """["logs.deleted",100,null,false]""", """["logs.deleted",50,null,false]""",
                """["logs.created",1,null,true]""",
            },
            results.Select(result => result!.ToJsonString()).ToArray());
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Listener_ThatWritesWhatItListensTo_EndsAsADeadLetter(string store)
    {
        var shop = s_servers.Of(store);
        await shop.DeployAsync("echoes", "export const config = { on: 'echoes.created' };\nexport default async (request, context) => { await context.db.project.entities.echoes.create({ after: request.body.ids[0] }) }");

        await RunAsync(shop, "await context.db.project.entities.echoes.create({}); return 1");
        var dead = (await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/invocations?function=echoes&state=failed"), list => list["invocations"]!.AsArray().Count == 1))["invocations"]![0]!;

        Assert.AreEqual(("CHAIN_LIMIT", 0), ((string?)dead["error"]!["code"], (int)dead["attempts"]!));
        StringAssert.StartsWith((string?)dead["error"]!["message"], $"f1{string.Concat(Enumerable.Repeat(" > echoes", 9))}: functions may call one another 8 deep");
        await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", "/projects/shop/invocations?function=echoes&state=succeeded"), list => list["invocations"]!.AsArray().Count == 8);
        Assert.AreEqual("9", await RunAsync(shop, "return context.db.project.entities.echoes.count()"));
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Listener_HearsFromWhenItIsOnlineToWhenItIsNotAnyMore(string store)
    {
        var shop = s_servers.Of(store);
        await RunAsync(shop, "await context.db.project.entities.steps.create({ id: 'before' }); return 1");
        await shop.DeployAsync("steps", "export const config = { on: 'steps.created' };\nexport default (request) => request.body.ids[0]");
        await RunAsync(shop, "await context.db.project.entities.steps.create({ id: 'deployed' }); return 1");
        await shop.AskAsync("PATCH", "/projects/shop/functions/steps", new JsonObject { ["status"] = "testing" });
        await RunAsync(shop, "await context.db.project.entities.steps.create({ id: 'testing' }); return 1");
        await shop.AskAsync("PATCH", "/projects/shop/functions/steps", new JsonObject { ["status"] = "online" });
        await RunAsync(shop, "await context.db.project.entities.steps.create({ id: 'online' }); return 1");
        await shop.DeployAsync("steps", "export default (request) => 0");
        await RunAsync(shop, "await context.db.project.entities.steps.create({ id: 'silent' }); return 1");

        var invocations = await InvocationsAsync(shop, "steps");

        Assert.HasCount(2, invocations);
    }

    [TestMethod]
    public async Task Event_ThatIsNone_IsRefusedWhenItIsDeployed()
    {
        var answer = await s_servers.Of("sqlite").DeployAsync("wrong", "export const config = { on: 'orders.made' };\nexport default () => 1", expected: HttpStatusCode.BadRequest);

        Assert.AreEqual("INVALID_CONFIG", (string?)answer["code"]);
        StringAssert.Contains((string?)answer["error"], "config.on \"orders.made\" is no event");
    }

    [TestMethod]
    public async Task Write_OnPostgreSql_DoesNotLastWithoutItsEvents()
    {
        var shop = s_servers.Of("postgresql");
        await shop.DeployAsync("strict", "export const config = { on: 'strict.created' };\nexport default () => 1");
        await s_servers.Database.AsSuperuserAsync("ALTER TABLE baas_invocations ADD CONSTRAINT no_strict CHECK (function <> 'strict') NOT VALID");
        try
        {
            Assert.AreEqual(
                "[true,true,0]",
                await RunAsync(shop, """
                    const { strict } = context.db.project.entities;
                    const failed = [await strict.create({}).then(() => false, () => true), await context.db.transaction((tx) => tx.project.entities.strict.create({})).then(() => false, () => true)];
                    return [...failed, await strict.count()];
                    """));
        }
        finally
        {
            await s_servers.Database.AsSuperuserAsync("ALTER TABLE baas_invocations DROP CONSTRAINT no_strict");
        }

        Assert.AreEqual("1", await RunAsync(shop, "await context.db.project.entities.strict.create({}); return context.db.project.entities.strict.count()"));
        Assert.HasCount(1, await InvocationsAsync(shop, "strict"));
    }

    private static string Told(JsonNode? body)
    {
        foreach (var row in body!["data"]?.AsArray() ?? [])
        {
            row!.AsObject().Remove("created");
            row.AsObject().Remove("updated");
        }

        return $"{body["event"]} {string.Join(',', body["ids"]!.AsArray().Select(id => (string?)id).Order(StringComparer.Ordinal))} {body["data"]?.ToJsonString()} {body["user"]}";
    }

    /// <summary>What the invocations of a function returned, in the order in which they were made.</summary>
    private static async Task<IReadOnlyList<JsonNode?>> ResultsAsync(DeployedFunctions shop, string name, int count)
    {
        await DeployedFunctions.UntilAsync(() => shop.AskAsync("GET", $"/projects/shop/invocations?function={name}&state=succeeded"), list => list["invocations"]!.AsArray().Count == count);
        var results = new List<JsonNode?>();
        foreach (var invocation in await InvocationsAsync(shop, name))
        {
            results.Add((await shop.AskAsync("GET", $"/projects/shop/invocations/{(string?)invocation!["id"]}"))["invocation"]!["result"]);
        }

        return results;
    }

    private static async Task<IReadOnlyList<JsonNode?>> InvocationsAsync(DeployedFunctions shop, string name) =>
        [.. (await shop.AskAsync("GET", $"/projects/shop/invocations?function={name}"))["invocations"]!.AsArray().Reverse()];

    /// <summary>The data of a function that comes with the request, as JSON.</summary>
    private static async Task<string> RunAsync(DeployedFunctions shop, string body)
    {
        var answer = await shop.AskAsync("POST", "/execute", new JsonObject
        {
            ["execution_id"] = "e1",
            ["function_id"] = "f1",
            ["code"] = $"export default async (request, context) => {{ {body} }}",
            ["context"] = new JsonObject { ["project_id"] = "shop", ["user_id"] = 7 },
        });
        Assert.AreEqual("success", (string?)answer["status"], answer.ToJsonString());
        return answer["data"]!.ToJsonString();
    }
}
