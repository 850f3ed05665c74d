using BaasFunctions.Tests.Types;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary><c>init</c>: what it writes works at once.</summary>
[TestClass]
public sealed class InitCommandTests
{
    [TestMethod]
    [DataRow("hello.ts")]
    [DataRow("hello.js", "--javascript")]
    public async Task Folder_IsWritten_TestedCheckedAndDeployed(string function, params string[] options)
    {
        await using var server = await ServerProcess.StartAsync();
        using var commands = new CommandsOnAServer(server.Client.BaseAddress!.ToString());

        var files = await commands.RunAsync(["init", "shop", .. options]);

        CollectionAssert.AreEqual(
            new[] { function, "hello.test.json", "baas-functions.d.ts", "tsconfig.json", ".env.example", ".gitignore" }.Select(file => "shop/" + file).ToArray(), files.Split('\n'));
        Assert.AreEqual(
            await File.ReadAllTextAsync(Repository.PathOf("types/baas-functions.d.ts")), await File.ReadAllTextAsync(Path.Combine(commands.Folder, "shop", "baas-functions.d.ts")));
        Assert.AreEqual(4, (await commands.RunAsync("test", "shop")).Split('\n').Count(line => line.StartsWith($"pass\tshop/{function}\t", StringComparison.Ordinal)));
        Assert.AreEqual($"valid\tshop/{function}\t0\t0", await commands.RunAsync("validate", "shop"));
        var (code, output) = await TypeScriptCompiler.CheckAsync(Path.Combine(commands.Folder, "shop"));
        Assert.AreEqual(0, code, output);
        var url = await commands.RunAsync("deploy", "shop");
        StringAssert.Contains(await server.Client.GetStringAsync(url + "?name=Ada"), "\"text\":\"Hello, Ada!\"");
    }

    [TestMethod]
    public async Task Folder_ThatHasOneOfTheFiles_IsLeftAsItIs()
    {
        using var commands = new CommandsOnAServer("http://127.0.0.1:1");
        commands.Write("hello.ts", "mine");
        commands.Write(".gitignore", "mine");

        var (code, output, errors) = await commands.TryAsync(["init"]);

        Assert.AreEqual((1, ""), (code, output));
        StringAssert.Contains(errors, "has hello.ts, .gitignore already; nothing was written");
        Assert.AreEqual(2, Directory.GetFiles(commands.Folder).Length);
        Assert.AreEqual("mine", await File.ReadAllTextAsync(Path.Combine(commands.Folder, "hello.ts")));
    }

    [TestMethod]
    public async Task Validate_ShowsWhatIsWrongAndWhere()
    {
        using var commands = new CommandsOnAServer("http://127.0.0.1:1");
        commands.Write("good.ts", "export default (request: { body: number }) => request.body;");
        commands.Write("bad.js", "export default () => {\n  foo(;\n};\n");

        var (code, output, errors) = await commands.TryAsync(["validate", "good.ts", "bad.js"]);
        var json = System.Text.Json.JsonDocument.Parse((await commands.TryAsync(["validate", "bad.js", "--json"])).Output).RootElement;

        Assert.AreEqual((1, "valid\tgood.ts\t0\t0\ninvalid\tbad.js\t1\t0"), (code, output), errors);
        StringAssert.Contains(errors, "at bad.js:2:7");
        Assert.AreEqual(("bad.js", false), (json.Text("function"), json.GetProperty("validation").GetProperty("is_valid").GetBoolean()));
    }
}
