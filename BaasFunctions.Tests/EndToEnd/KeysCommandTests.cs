using System.Net;
using System.Net.Sockets;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>Keys made and taken back by command, on the real server and its real stores.</summary>
[TestClass]
public sealed class KeysCommandTests
{
    private const string Run = """{"execution_id":"e","function_id":"f","code":"export default () => 1"}""";

    [TestMethod]
    public async Task Start_OnEveryAddressWithoutKeys_IsRefusedAndSaysHowToMakeOne()
    {
        var folder = Directory.CreateTempSubdirectory("baas-keys-").FullName;
        (string, string)[] settings = [("BAAS_BIND_ADDRESS", "0.0.0.0"), ("PORT", "0"), ("DATA_DIR", folder)];
        var (code, output, errors) = await ServerProcess.RunAsync([], settings);

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.Contains(errors, "there is no API key");
        StringAssert.Contains(errors, "`keys create --name NAME --all-projects`");
        Assert.AreEqual(0, Directory.GetFiles(folder).Length, "asking for keys makes no database");

        // What the message says works.
        var (made, key, _) = await ServerProcess.RunAsync(["keys", "create", "--name", "NAME", "--all-projects"], ("DATA_DIR", folder));
        Assert.AreEqual(0, made);
        await using (var server = await ServerProcess.StartAsync(settings))
        {
            Assert.AreEqual(HttpStatusCode.Unauthorized, (await server.PostAsync("/execute", Run)).StatusCode);
            server.Client.DefaultRequestHeaders.Add("X-API-Key", key);
            Assert.AreEqual(HttpStatusCode.OK, (await server.PostAsync("/execute", Run)).StatusCode);
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Keys_OnSqlite_ARunningServerNotices()
    {
        var folder = Directory.CreateTempSubdirectory("baas-keys-").FullName;
        await using (var server = await ServerProcess.StartAsync(("DATA_DIR", folder), ("BAAS_KEY_CACHE", "100")))
        {
            Assert.AreEqual(HttpStatusCode.OK, (await server.PostAsync("/execute", Run)).StatusCode);
            var (_, key, shown) = await ServerProcess.RunAsync(
                ["keys", "create", "--name", "shop", "--project", "shop", "--scope", "execute,read", "--days", "3"], ("DATA_DIR", folder));
            StringAssert.Contains(shown, "opens execute, read of project shop");
            StringAssert.Contains(shown, folder);
            StringAssert.Contains(shown, "asks for keys within 5 s, and serves other machines after its next start");

            // The server says so by itself, and what was bound stays bound.
            await server.WaitForErrorAsync("There is an API key now, and requests need one from here on. Other machines are served after the next start.");
            Assert.IsFalse(await AnswersElsewhereAsync(server));
            Assert.AreEqual(HttpStatusCode.Unauthorized, (await server.PostAsync("/execute", Run)).StatusCode);
            server.Client.DefaultRequestHeaders.Add("X-API-Key", key);
            Assert.AreEqual(HttpStatusCode.OK, (await server.PostAsync("/execute", Run)).StatusCode);

            var (_, list, _) = await ServerProcess.RunAsync(["keys", "list"], ("DATA_DIR", folder));
            var id = key.Split('_')[1];
            StringAssert.StartsWith(list, id);
            StringAssert.Contains(list, "shop: execute, read of project shop");
            Assert.IsFalse(list.Contains(key, StringComparison.Ordinal));

            Assert.AreEqual(0, (await ServerProcess.RunAsync(["keys", "revoke", id], ("DATA_DIR", folder))).ExitCode);
            await Task.Delay(200);
            Assert.AreEqual("KEY_REVOKED", (await server.PostAsync("/execute", Run).JsonAsync()).Text("code"));
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Start_WithAKeyInTheStoreOnly_ServesEveryAddressAndSaysSo()
    {
        var folder = Directory.CreateTempSubdirectory("baas-keys-").FullName;
        await using (var before = await ServerProcess.StartAsync(("DATA_DIR", folder)))
        {
            Assert.IsFalse(await AnswersElsewhereAsync(before), "without a key only this machine is served");
            StringAssert.Contains(before.Output, "this machine only");
        }

        var (_, key, _) = await ServerProcess.RunAsync(["keys", "create", "--name", "first", "--all-projects"], ("DATA_DIR", folder));
        await using (var server = await ServerProcess.StartAsync(("DATA_DIR", folder)))
        {
            // The rest of what is said at the start is there once something was answered.
            Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
            StringAssert.Contains(server.Output, "(every address, with API keys)");
            StringAssert.Contains(server.Output, "-H 'X-API-Key: YOUR-KEY'");
            Assert.IsTrue(await AnswersElsewhereAsync(server));
            Assert.AreEqual(HttpStatusCode.Unauthorized, (await server.PostAsync("/execute", Run)).StatusCode);
            server.Client.DefaultRequestHeaders.Add("X-API-Key", key);
            Assert.AreEqual(HttpStatusCode.OK, (await server.PostAsync("/execute", Run)).StatusCode);
        }

        await using (var bound = await ServerProcess.StartAsync(("DATA_DIR", folder), ("BAAS_BIND_ADDRESS", "127.0.0.1")))
        {
            Assert.IsFalse(await AnswersElsewhereAsync(bound), "an address that was set holds");
        }

        Directory.Delete(folder, recursive: true);
    }

    [TestMethod]
    public async Task Create_TheSecondKey_DoesNotSayThatKeysAreAskedForNow()
    {
        var folder = Directory.CreateTempSubdirectory("baas-keys-").FullName;
        var first = await ServerProcess.RunAsync(["keys", "create", "--name", "a", "--all-projects"], ("DATA_DIR", folder));
        var second = await ServerProcess.RunAsync(["keys", "create", "--name", "b", "--all-projects", "--json"], ("DATA_DIR", folder));

        StringAssert.Contains(first.Errors, "asks for keys");
        Assert.IsFalse(second.Errors.Contains("asks for keys"));
        StringAssert.Contains(second.Errors, folder);
        Assert.AreEqual("b", System.Text.Json.JsonDocument.Parse(second.Output).RootElement.Text("name"));
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>127.0.0.2 is an address of this machine that nobody binds by name: it answers where every address is served.</summary>
    private static async Task<bool> AnswersElsewhereAsync(ServerProcess server)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(IPAddress.Parse("127.0.0.2"), server.Client.BaseAddress!.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    [TestMethod]
    public async Task Keys_OnPostgreSql_HoldOnEveryInstance()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        (string, string)[] settings = [("DATABASE_URL", database.Url), ("BAAS_KEY_CACHE", "200")];
        var (_, admin, said) = await ServerProcess.RunAsync(["keys", "create", "--name", "root", "--all-projects", "--scope", "admin"], settings);
        StringAssert.Contains(said, $"PostgreSQL database {new Uri(database.Url).AbsolutePath[1..]} on ");
        Assert.IsFalse(said.Contains(new Uri(database.Url).UserInfo.Split(':')[^1] + "@"), said);
        await using var one = await ServerProcess.StartAsync(settings);
        await using var two = await ServerProcess.StartAsync(settings);
        one.Client.DefaultRequestHeaders.Add("X-API-Key", admin);

        var made = (await one.PostAsync("/keys", """{"name":"shop","project":"shop","scopes":["execute"]}""").JsonAsync()).GetProperty("key");
        two.Client.DefaultRequestHeaders.Add("X-API-Key", made.Text("key"));
        Assert.AreEqual(HttpStatusCode.OK, (await two.PostAsync("/execute", Run)).StatusCode);

        Assert.AreEqual(HttpStatusCode.OK, (await one.Client.DeleteAsync($"/keys/{made.Text("id")}")).StatusCode);
        await Task.Delay(400);
        Assert.AreEqual("KEY_REVOKED", (await two.PostAsync("/execute", Run).JsonAsync()).Text("code"));

        // Without the store nobody is let in, and nobody is told a lie; what is alive says so.
        await database.RestartAsync(TimeSpan.FromMilliseconds(1));
        await database.StopAsync();
        await Task.Delay(400);
        using var refused = await one.Client.GetAsync("/keys");
        Assert.AreEqual(("KEYS_UNAVAILABLE", 503), ((await refused.JsonAsync()).Text("code"), (int)refused.StatusCode));
        Assert.IsNotNull(refused.Headers.RetryAfter);
        Assert.AreEqual(HttpStatusCode.OK, (await one.Client.GetAsync("/health/live")).StatusCode);
    }

    [TestMethod]
    public async Task Server_WhoseStoreCannotTellWhetherThereAreKeys_SaysSoAndLetsNobodyIn()
    {
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", $"postgres://a:b@127.0.0.1:{UnusedPort()}/c"));

        using var refused = await server.PostAsync("/execute", Run);

        Assert.AreEqual((503, "KEYS_UNAVAILABLE"), ((int)refused.StatusCode, (await refused.JsonAsync()).Text("code")));
        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
    }

    [TestMethod]
    [DataRow("--name x", "Say whom the key is for")]
    [DataRow("--name x --project a --all-projects", "Say whom the key is for")]
    [DataRow("--all-projects", "--name")]
    [DataRow("--name x --all-projects --scope root", "--scope root is none of execute, test, deploy, read, admin")]
    [DataRow("--name x --all-projects --scope schedule", "--scope schedule is none of execute, test, deploy, read, admin")]
    [DataRow("--name x --all-projects --days 0", "--days must be a whole number from 1")]
    public async Task Create_WrongUse_SaysWhatIsWrong(string arguments, string expected)
    {
        var (code, _, errors) = await ServerProcess.RunAsync(["keys", "create", .. arguments.Split(' ')]);

        Assert.AreEqual(2, code);
        StringAssert.Contains(errors, expected);
    }

    [TestMethod]
    public async Task Commands_WithoutAStore_EndWithOneSentence()
    {
        var (code, output, errors) = await ServerProcess.RunAsync(["keys", "list"], ("DATABASE_URL", $"postgres://a:b@127.0.0.1:{UnusedPort()}/c"));

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.Contains(errors, "cannot be reached");
        Assert.IsFalse(errors.Contains("   at ", StringComparison.Ordinal), errors);
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
