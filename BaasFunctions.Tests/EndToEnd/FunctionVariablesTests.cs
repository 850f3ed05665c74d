using System.Net;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Servers;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>The stored environment of functions: set once, never shown again, encrypted where it is kept.</summary>
[TestClass]
public sealed class FunctionVariablesTests
{
    private const string Value = "value-of-the-project-42";
    private const string Reads = "export default (request, context) => context.env.NAME ?? 'none'";

    private static ServerProcess s_server = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext _) => s_server = await ServerProcess.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestMethod]
    [DataRow("sqlite")]
    [DataRow("postgresql")]
    public async Task Variable_OfAProject_IsSeenByItsFunctionsAndShownToNobody(string store)
    {
        await using var database = store == "postgresql" ? await PostgreSqlServer.StartAsync() : null;
        var folder = ServerProcess.NewDataFolder();
        await using var server = await ServerProcess.StartAsync([("DATA_DIR", folder), .. database is null ? Array.Empty<(string, string)>() : [("DATABASE_URL", database.Url)]]);
        var shop = new DeployedFunctions(server);
        await shop.DeployAsync("reads", Reads);
        await shop.DeployAsync("other", Reads);

        await shop.AskAsync("PUT", "/projects/shop/env/NAME", new JsonObject { ["value"] = Value });
        await shop.AskAsync("PUT", "/projects/shop/env/NAME?function=other", new JsonObject { ["value"] = "of the function alone" });

        Assert.AreEqual($"\"{Value}\"", (await shop.CallAsync("reads")).Body);
        Assert.AreEqual("\"of the function alone\"", (await shop.CallAsync("other")).Body);
        Assert.AreEqual("\"none\"", await CallElsewhereAsync(server));
        var shown = await shop.AskAsync("GET", "/projects/shop/env");
        Assert.IsFalse(shown.ToJsonString().Contains(Value, StringComparison.Ordinal));
        CollectionAssert.AreEqual(new[] { null, "other" }, shown["variables"]!.AsArray().Select(variable => (string?)variable!["function"]).ToArray());
        Assert.IsFalse(await IsKeptInPlainAsync(folder, database), "the value is kept as it is");

        await shop.AskAsync("DELETE", "/projects/shop/env/NAME");
        Assert.AreEqual("\"none\"", (await shop.CallAsync("reads")).Body);
    }

    [TestMethod]
    public async Task Secret_WithHosts_IsSentToThemAndSeenByNoFunction()
    {
        await using var upstream = await Upstream.StartAsync(http => http.Response.WriteAsync(http.Request.Headers.Authorization.ToString() == "Bearer s3cret-s3cret" ? "let in" : "refused"));
        await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.0/8,localhost"));
        var shop = new DeployedFunctions(server);
        await shop.AskAsync("PUT", "/projects/shop/env/TOKEN", new JsonObject { ["secret"] = "s3cret-s3cret", ["hosts"] = new JsonArray("localhost") });
        await shop.DeployAsync("sends", $$"""
            export default async (request, context) => [await (await fetch('{{new UriBuilder(upstream.Url) { Host = "localhost" }.Uri}}', { headers: { Authorization: `Bearer ${context.env.TOKEN}` } })).text(), context.env.TOKEN.startsWith('secret-')]
            """);

        Assert.AreEqual("""["let in",true]""", (await shop.CallAsync("sends")).Body);
        Assert.AreEqual("""["let in",true]""", (await shop.AskAsync(
            "POST", "/execute", new JsonObject { ["execution_id"] = "e", ["function_name"] = "sends", ["context"] = new JsonObject { ["project_id"] = "shop" } }))["data"]!.ToJsonString());
    }

    [TestMethod]
    public async Task Variable_ThatTheFunctionNeeds_MayBeSetAfterItWasDeployed()
    {
        var shop = new DeployedFunctions(s_server);
        await shop.DeployAsync("needs", "export const config = { env_required: ['NAME'] }; export default (request, context) => context.env.NAME");
        Assert.AreEqual("MISSING_ENV", (string?)JsonNode.Parse((await shop.CallAsync("needs")).Body)!["code"]);

        await shop.AskAsync("PUT", "/projects/shop/env/NAME", new JsonObject { ["value"] = "there" });

        Assert.AreEqual((200, "\"there\""), await shop.CallAsync("needs"));
    }

    [TestMethod]
    [DataRow("1A", """{"value":"x"}""", "INVALID_VARIABLE_NAME")]
    [DataRow("A", """{"value":1}""", "INVALID_FIELD")]
    [DataRow("A", """{"secret":"x"}""", "INVALID_FIELD")]
    [DataRow("A", """{"secret":"x","hosts":["https://a.example"]}""", "INVALID_FIELD")]
    [DataRow("A", """{"value":"x","hosts":["a.example"]}""", "INVALID_FIELD")]
    public async Task Variable_ThatCannotBe_IsRefused(string name, string body, string code)
    {
        Assert.AreEqual(code, (string?)(await new DeployedFunctions(s_server).AskAsync("PUT", $"/projects/shop/env/{name}", JsonNode.Parse(body), HttpStatusCode.BadRequest))["code"]);
    }

    private static async Task<string> CallElsewhereAsync(ServerProcess server)
    {
        var bank = new DeployedFunctions(server, "bank");
        await bank.DeployAsync("reads", Reads);
        return (await bank.CallAsync("reads")).Body;
    }

    private static async Task<bool> IsKeptInPlainAsync(string folder, PostgreSqlServer? database)
    {
        if (database is not null)
        {
            return await database.AsSuperuserAsync($"SELECT count(*) FROM baas_variables WHERE sealed LIKE '%{Value}%'") is not 0L
                || await database.AsSuperuserAsync("SELECT count(*) FROM baas_variables") is not 2L;
        }

        var files = Directory.GetFiles(folder, "*", SearchOption.AllDirectories);
        Assert.IsNotEmpty(files);
        return files.Any(file => System.Text.Encoding.UTF8.GetString(ReadShared(file)).Contains(Value, StringComparison.Ordinal));
    }

    private static byte[] ReadShared(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
