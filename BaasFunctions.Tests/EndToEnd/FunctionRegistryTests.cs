using System.Net;
using System.Text.Json.Nodes;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Functions are deployed by name, kept in versions, and served until another version is, on both databases.</summary>
[TestClass]
public sealed class FunctionRegistryTests
{
    private const string Functions = "/projects/shop/functions";

    private static DatabaseServers s_servers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_servers = await DatabaseServers.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_servers.DisposeAsync();

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Function_DeployedTwice_IsServedInItsNewestVersionAndGoesBackToTheOneBefore(string store)
    {
        var shop = Of(store);
        var first = await shop.DeployAsync("greet", "export default () => 'one'");
        var second = await shop.DeployAsync("greet", "export default () => 'two'");

        Assert.AreEqual((1, 2), ((int)first["version"]!["version"]!, (int)second["version"]!["version"]!));
        Assert.AreEqual((200, "\"two\""), await shop.CallAsync("greet"));

        var back = await shop.AskAsync("POST", $"{Functions}/greet/activate", new JsonObject());
        Assert.AreEqual((1, 2, 2), ((int)back["function"]!["version"]!, (int)back["function"]!["previous_version"]!, (int)back["function"]!["latest_version"]!));
        Assert.AreEqual((200, "\"one\""), await shop.CallAsync("greet"));

        await shop.AskAsync("POST", $"{Functions}/greet/activate", new JsonObject { ["version"] = 2 });
        Assert.AreEqual((200, "\"two\""), await shop.CallAsync("greet"));
        var versions = await shop.AskAsync("GET", $"{Functions}/greet/versions");
        CollectionAssert.AreEqual(new[] { 2, 1 }, versions["versions"]!.AsArray().Select(version => (int)version!["version"]!).ToArray());
        Assert.AreEqual("export default () => 'one'", (string?)(await shop.AskAsync("GET", $"{Functions}/greet/versions/1"))["version"]!["code"]);
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Function_DeployedAsItIs_MakesNoOtherVersion(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("same", "export default () => 1");

        var again = await shop.DeployAsync("same", "export default () => 1", expected: HttpStatusCode.OK);
        var otherwise = await shop.DeployAsync("same", "export default () => 1", """{"timeout":1000}""");

        Assert.AreEqual((false, 1), ((bool)again["created"]!, (int)again["version"]!["version"]!));
        Assert.AreEqual(2, (int)otherwise["version"]!["version"]!);
    }

    [TestMethod]
    public async Task Function_DeployedWithoutBeingActivated_WaitsUntilItIs()
    {
        var shop = Of("sqlite");
        await shop.DeployAsync("later", "export default () => 'one'");
        await shop.AskAsync("PUT", $"{Functions}/later", new JsonObject { ["code"] = "export default () => 'two'", ["activate"] = false }, HttpStatusCode.Created);

        Assert.AreEqual((200, "\"one\""), await shop.CallAsync("later"));
        await shop.AskAsync("POST", $"{Functions}/later/activate", new JsonObject { ["version"] = 2 });
        Assert.AreEqual((200, "\"two\""), await shop.CallAsync("later"));
    }

    [TestMethod]
    public async Task Function_OfSeveralFiles_IsServedAndShownAsItWasDeployed()
    {
        var shop = Of("sqlite");
        var files = new JsonObject { ["main.ts"] = "import { price } from './lib/price.ts'; export default (): number => price;", ["lib/price.ts"] = "export const price: number = 12;" };

        await shop.AskAsync("PUT", $"{Functions}/files", new JsonObject { ["files"] = files.DeepClone() }, HttpStatusCode.Created);

        Assert.AreEqual((200, "12"), await shop.CallAsync("files"));
        var version = (await shop.AskAsync("GET", $"{Functions}/files/versions/1"))["version"]!;
        Assert.AreEqual(files.ToJsonString(), version["files"]!.ToJsonString());
        Assert.AreEqual("main.ts", (string?)version["entry"]);
    }

    [TestMethod]
    [DataRow("export default () => { foo( }", "syntax", 29)]
    [DataRow("const list = null; list.length; export default () => 1", "does-not-load", 25)]
    [DataRow("export const config = {};", "default-export", null)]
    public async Task Function_ThatIsNotValid_IsRefusedWithWhatIsWrongAndWhere(string code, string rule, int? column)
    {
        var shop = Of("sqlite");

        var refused = await shop.DeployAsync("wrong", code, expected: HttpStatusCode.BadRequest);

        Assert.AreEqual("INVALID_FUNCTION", (string?)refused["code"]);
        var finding = refused["validation"]!["diagnostics"]!.AsArray().Single(found => (string?)found!["severity"] == "error")!;
        Assert.AreEqual((rule, column), ((string?)finding["rule"], (int?)finding["column"]));
        await shop.AskAsync("GET", $"{Functions}/wrong", expected: HttpStatusCode.NotFound);
    }

    [TestMethod]
    [DataRow(60_000, 0)]
    [DataRow(900_000, 1)]
    public async Task Timeout_ThatTheServiceAllows_IsNoWarning(int timeout, int warnings)
    {
        var deployed = await Of("sqlite").DeployAsync($"waits-{timeout}", $$"""export const config = { timeout: {{timeout}} }; export default () => 1""");

        Assert.HasCount(warnings, deployed["validation"]!["diagnostics"]!.AsArray().Where(found => (string?)found!["rule"] == "config").ToArray());
    }

    [TestMethod]
    [DataRow("""{"auth":"nobody"}""", "config.auth")]
    [DataRow("""{"methods":["FETCH"]}""", "config.methods")]
    [DataRow("""{"cors":["shop.example"]}""", "config.cors")]
    [DataRow("""{"body_limit":-1}""", "config.body_limit")]
    public async Task Configuration_ThatCannotHold_IsRefusedByTheNameOfItsMember(string config, string member)
    {
        var shop = Of("sqlite");

        var sent = await shop.DeployAsync("wrong", "export default () => 1", config, HttpStatusCode.BadRequest);
        var exported = await shop.DeployAsync("wrong", $"export const config = {config}; export default () => 1", expected: HttpStatusCode.BadRequest);

        foreach (var refused in (JsonNode[])[sent, exported])
        {
            Assert.AreEqual("INVALID_CONFIG", (string?)refused["code"]);
            StringAssert.Contains((string?)refused["error"], member);
        }
    }

    [TestMethod]
    [DataRow("Upper")]
    [DataRow("-first")]
    [DataRow("a.b")]
    public async Task Name_ThatWouldNeedAnEscape_IsRefused(string name) =>
        Assert.AreEqual("INVALID_FUNCTION_NAME", (string?)(await Of("sqlite").DeployAsync(name, "export default () => 1", expected: HttpStatusCode.BadRequest))["code"]);

    [TestMethod]
    [DataRow("draft", 404)]
    [DataRow("testing", 200)]
    [DataRow("online", 200)]
    [DataRow("offline", 404)]
    public async Task Status_OfAFunction_SaysWhetherItIsServed(string status, int expected)
    {
        var shop = Of("sqlite");
        await shop.DeployAsync($"is-{status}", "export default () => 1");

        await shop.AskAsync("PATCH", $"{Functions}/is-{status}", new JsonObject { ["status"] = status });

        Assert.AreEqual(expected, (await shop.CallAsync($"is-{status}")).Status);
        Assert.AreEqual(status, (string?)(await shop.AskAsync("GET", $"{Functions}/is-{status}"))["function"]!["status"]);
    }

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Function_Deleted_IsGoneWithItsVersions(string store)
    {
        var shop = Of(store);
        await shop.DeployAsync("gone", "export default () => 1");

        await shop.AskAsync("DELETE", $"{Functions}/gone");

        Assert.AreEqual(404, (await shop.CallAsync("gone")).Status);
        await shop.AskAsync("DELETE", $"{Functions}/gone", expected: HttpStatusCode.NotFound);
        await shop.AskAsync("GET", $"{Functions}/gone/versions", expected: HttpStatusCode.NotFound);
        Assert.AreEqual(1, (int)(await shop.DeployAsync("gone", "export default () => 2"))["version"]!["version"]!);
        Assert.AreEqual((200, "2"), await shop.CallAsync("gone"));
    }

    [TestMethod]
    [DataRow("function_name")]
    [DataRow("function_id")]
    public async Task Execute_WithTheNameInPlaceOfCode_RunsTheFunctionThatWasDeployed(string field)
    {
        var shop = Of("sqlite");
        var name = field.Replace('_', '-');
        await shop.DeployAsync(name, "export const config = { timeout: 1500 }; export default (request, context) => [request.body, context.config.timeout]");

        var answer = await shop.AskAsync("POST", "/execute", new JsonObject { ["execution_id"] = "e", [field] = name, ["request"] = 7, ["context"] = new JsonObject { ["project_id"] = "shop" } });

        Assert.AreEqual("[7,1500]", answer["data"]!.ToJsonString());
    }

    [TestMethod]
    public async Task Execute_WithNeitherCodeNorAFunctionOfThatName_SaysWhichOfThem()
    {
        var shop = Of("sqlite");
        var unknown = await shop.AskAsync(
            "POST", "/execute", new JsonObject { ["execution_id"] = "e", ["function_name"] = "nowhere", ["context"] = new JsonObject { ["project_id"] = "shop" } }, HttpStatusCode.NotFound);

        // Existing clients that leave out the code know this answer.
        var codeless = await shop.AskAsync(
            "POST", "/execute", new JsonObject { ["execution_id"] = "e", ["function_id"] = "nowhere", ["context"] = new JsonObject { ["project_id"] = "shop" } }, HttpStatusCode.BadRequest);
        var homeless = await shop.AskAsync("POST", "/execute", new JsonObject { ["execution_id"] = "e", ["function_id"] = "nowhere" }, HttpStatusCode.BadRequest);

        Assert.AreEqual("FUNCTION_NOT_FOUND", (string?)unknown["code"]);
        Assert.AreEqual(("MISSING_FIELDS", "MISSING_FIELDS"), ((string?)homeless["code"], (string?)codeless["code"]));
        StringAssert.Contains((string?)codeless["hint"], "no function");
        StringAssert.Contains((string?)homeless["hint"], "project_id");
    }

    [TestMethod]
    public async Task Test_WithTheNameInPlaceOfCode_TestsTheFunctionThatWasDeployed()
    {
        var shop = Of("sqlite");
        await shop.DeployAsync("tested", "export default (request) => request.body + 1");

        var answer = await shop.AskAsync("POST", "/test", new JsonObject
        {
            ["execution_id"] = "e", ["function_name"] = "tested", ["request"] = 1, ["context"] = new JsonObject { ["project_id"] = "shop" }, ["expect"] = new JsonObject { ["data"] = 2 },
        });

        Assert.AreEqual("2", answer["data"]!.ToJsonString());
    }

    [TestMethod]
    [DataRow(true)]
    [DataRow(false)]
    public async Task Change_OnOneOfTwoInstances_IsNoticedByTheOther(bool isHeard)
    {
        var name = isHeard ? "heard" : "unheard";
        await using var other = await ServerProcess.StartAsync(("DATABASE_URL", s_servers.Database.Url));
        var (here, there) = (Of("postgresql"), new DeployedFunctions(other));
        await here.DeployAsync(name, "export default () => 'one'");
        Assert.AreEqual((200, "\"one\""), await there.CallAsync(name));

        if (!isHeard)
        {
            await s_servers.Database.AsSuperuserAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE query LIKE 'LISTEN%'");
        }

        await here.DeployAsync(name, "export default () => 'two'");

        for (var tries = 0; (await there.CallAsync(name)).Body != "\"two\""; tries++)
        {
            Assert.IsLessThan(600, tries, "the other instance goes on with the version before");
            await Task.Delay(100);
        }
    }

    private static DeployedFunctions Of(string store) => s_servers.Of(store);
}
