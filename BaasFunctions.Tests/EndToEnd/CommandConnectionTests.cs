using System.Net;
using System.Net.Sockets;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>How commands find the server, and what they say when it lets them not in.</summary>
[TestClass]
public sealed class CommandConnectionTests
{
    [TestMethod]
    public async Task Server_WithKeys_IsAskedWithTheKeyOfTheEnvironmentTheOptionOrAProfile()
    {
        using var store = new CommandsOnAServer("");
        var data = store.Folder;
        var (_, key, _) = await ServerProcess.RunAsync(["keys", "create", "--name", "ada", "--project", "shop", "--scope", "deploy,read,execute"], ("DATA_DIR", data));
        var (_, reader, _) = await ServerProcess.RunAsync(["keys", "create", "--name", "eve", "--project", "shop", "--scope", "read"], ("DATA_DIR", data));
        await using var server = await ServerProcess.StartAsync(("DATA_DIR", data));
        using var commands = new CommandsOnAServer(server.Client.BaseAddress!.ToString());
        commands.Write("hello.js", "export default () => 'hello'");

        var without = await commands.TryAsync(["deploy", "hello.js"]);
        var wrong = await commands.TryAsync(["functions", "--key", "wrong-" + key]);
        var lacking = await commands.TryAsync(["deploy", "hello.js", "--key", reader]);
        await commands.RunAsync("deploy", "hello.js", "--key", key);
        var kept = await commands.TryAsync(["profiles", "set", "prod", "--key", "-", "--project", "shop"], key + "\n");
        var called = await commands.RunAsync("invoke", "hello", "--profile", "prod");
        var profiles = await commands.RunAsync("profiles", "list");
        commands.Settings.Add(("BAAS_KEY", key));
        var listed = await commands.RunAsync("functions");

        Assert.AreEqual(1, without.ExitCode);
        StringAssert.Contains(without.Errors, "(UNAUTHORIZED)");
        StringAssert.Contains(without.Errors, "hint: set BAAS_KEY");
        StringAssert.Contains(wrong.Errors, "the server does not know this key");
        StringAssert.Contains(lacking.Errors, "hint: on the server, `keys create --name NAME --project shop --scope deploy,read,execute`");
        Assert.AreEqual("\"hello\"", called);
        StringAssert.StartsWith(listed, "hello\tonline\t1\t");
        Assert.AreEqual("prod\t-\tshop\tyes", profiles);
        foreach (var text in (string[])[without.Errors, wrong.Errors, kept.Output, kept.Errors, profiles, listed])
        {
            Assert.IsFalse(text.Contains(key, StringComparison.Ordinal), text);
        }

        if (!OperatingSystem.IsWindows())
        {
            var file = Path.Combine(commands.Folder, "baas", "profiles.json");
            Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file), "it has a key");
        }
    }

    [TestMethod]
    public async Task Server_ThatIsNotThere_SaysWhatToDo()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();
        using var commands = new CommandsOnAServer($"http://127.0.0.1:{port}");

        foreach (var command in (string[])["functions", "invoke x"])
        {
            var (code, output, errors) = await commands.TryAsync(command.Split(' '));

            Assert.AreEqual((1, ""), (code, output), errors);
            StringAssert.Contains(errors, $"No server answers at http://127.0.0.1:{port}/. Start one with `serve`");
            StringAssert.Contains(errors, "BAAS_URL");
        }
    }

    [TestMethod]
    public async Task VariablesOfCommands_DoNotKeepAServerFromStarting()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_URL", "http://localhost:1"), ("BAAS_KEY", "k"), ("BAAS_PROJECT", "shop"));

        Assert.AreEqual(HttpStatusCode.OK, (await server.Client.GetAsync("/health/live")).StatusCode);
    }
}
