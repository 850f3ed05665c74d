using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>A project is written into one file, and read into another project or server.</summary>
[TestClass]
public sealed class ProjectFileTests
{
    private static ServerProcess s_server = null!;

    private CommandsOnAServer _commands = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_server = await ServerProcess.StartAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_server.DisposeAsync();

    [TestInitialize]
    public void MakeFolder() => _commands = new CommandsOnAServer(s_server.Client.BaseAddress!.ToString());

    [TestCleanup]
    public void DropFolder() => _commands.Dispose();

    [TestMethod]
    public async Task Project_ExportedAndImported_ServesAndRollsBackAsBefore()
    {
        await MakeShopAsync("moved");

        var (code, output, notes) = await _commands.TryAsync(["export", "moved.jsonl", "--project", "moved"]);
        Assert.AreEqual((0, "", "2 functions with 4 versions of moved, and the names of 2 variables: their values are never shown"), (code, output, notes));
        (code, output, notes) = await _commands.TryAsync(["import", "moved.jsonl", "--project", "there"]);
        Assert.AreEqual(0, code, notes);

        Assert.AreEqual("\"two\"", await _commands.RunAsync("invoke", "greet", "--project", "there"));
        var greet = await FunctionAsync("there", "greet");
        Assert.AreEqual((2, 1, 3), (greet.GetProperty("version").GetInt32(), greet.GetProperty("previous_version").GetInt32(), greet.GetProperty("latest_version").GetInt32()));
        Assert.AreEqual("offline", (await FunctionAsync("there", "files")).GetProperty("status").GetString());
        CollectionAssert.AreEqual(await HashesAsync("moved"), await HashesAsync("there"));
        await _commands.RunAsync("rollback", "greet", "--project", "there");
        Assert.AreEqual("\"one\"", await _commands.RunAsync("invoke", "greet", "--project", "there"));
        await _commands.RunAsync("status", "files", "online", "--project", "there");
        Assert.AreEqual("7", await _commands.RunAsync("invoke", "files", "--project", "there"));

        // Values stay where they are; what has to be set is said as the commands that do it.
        CollectionAssert.AreEqual(
            new[] { "env set CURRENCY --function greet", "env set MAIL_KEY --secret --hosts api.mail.example" }, output.Split('\n').Order(StringComparer.Ordinal).ToArray());
    }

    [TestMethod]
    public async Task Import_Repeated_ChangesNothing()
    {
        await MakeShopAsync("again");
        await _commands.RunAsync("export", "again.jsonl", "--project", "again");
        var before = await _commands.RunAsync("functions", "--json", "--project", "again");

        var (code, output, notes) = await _commands.TryAsync(["import", "again.jsonl", "--project", "again"]);

        Assert.AreEqual((0, "", "2 functions of the file are in again, with 0 new versions"), (code, output, notes));
        Assert.AreEqual(Served(before), Served(await _commands.RunAsync("functions", "--json", "--project", "again")));
    }

    [TestMethod]
    public async Task Import_WhereAFunctionIsOther_DeploysWhatTheFileServes()
    {
        await MakeShopAsync("newer");
        await _commands.RunAsync("export", "newer.jsonl", "--project", "newer");
        _commands.Write("greet.js", "export default () => 'old'");
        await _commands.RunAsync("deploy", "greet.js", "--project", "older");

        var (code, _, notes) = await _commands.TryAsync(["import", "newer.jsonl", "--project", "older"]);

        Assert.AreEqual(0, code, notes);
        Assert.AreEqual("\"two\"", await _commands.RunAsync("invoke", "greet", "--project", "older"));
        await _commands.RunAsync("rollback", "greet", "--project", "older");
        Assert.AreEqual("\"old\"", await _commands.RunAsync("invoke", "greet", "--project", "older"));
    }

    [TestMethod]
    public async Task Import_OfSomethingElse_SaysWhatIsWrongAndChangesNothing()
    {
        await MakeShopAsync("whole");
        await _commands.RunAsync("export", "whole.jsonl", "--project", "whole");
        var lines = await File.ReadAllLinesAsync(Path.Combine(_commands.Folder, "whole.jsonl"));
        _commands.Write("other.json", """{"functions":[]}""");
        _commands.Write("empty.jsonl", "");
        _commands.Write("newer.jsonl", """{"project":{"format":2,"id":"shop","exported":"2026-01-01T00:00:00Z"}}""");
        _commands.Write("broken.jsonl", $"{lines[0]}\n{lines[1][..10]}\n");

        await RefusedAsync("other.json", "its first line does not say that it has a project");
        await RefusedAsync("empty.jsonl", "it is empty");
        await RefusedAsync("newer.jsonl", "it has format 2");
        await RefusedAsync("broken.jsonl", "line 2 is not as `export` writes it");
        await RefusedAsync("missing.jsonl", "There is no file missing.jsonl");
        Assert.AreEqual(0, (await _commands.JsonAsync("functions", "--project", "refused")).GetProperty("functions").GetArrayLength());
    }

    [TestMethod]
    public async Task Export_OverAFile_IsRefused()
    {
        _commands.Write("kept.jsonl", "mine");

        var (code, _, notes) = await _commands.TryAsync(["export", "kept.jsonl"]);

        Assert.AreEqual(2, code);
        StringAssert.Contains(notes, "kept.jsonl is there already");
        Assert.AreEqual("mine", await File.ReadAllTextAsync(Path.Combine(_commands.Folder, "kept.jsonl")));
    }

    [TestMethod]
    public async Task Export_WithoutAFile_IsTheOutputThatImportReads()
    {
        await MakeShopAsync("piped");

        var file = await _commands.RunAsync("export", "--project", "piped");
        var (code, _, notes) = await _commands.TryAsync(["import", "-", "--project", "piped-copy"], file);

        Assert.AreEqual(0, code, notes);
        CollectionAssert.AreEqual(await HashesAsync("piped"), await HashesAsync("piped-copy"));
    }

    /// <summary>A function with three versions, the second of which is served after the first; one of several files that is offline; and variables.</summary>
    private async Task MakeShopAsync(string project)
    {
        foreach (var word in (string[])["one", "two", "three"])
        {
            _commands.Write("greet.js", $"export const config = {{ timeout: 2000 }};\nexport default () => '{word}'");
            await _commands.RunAsync("deploy", "greet.js", "--message", $"says {word}", "--project", project);
        }

        await _commands.RunAsync("rollback", "greet", "--to", "1", "--project", project);
        await _commands.RunAsync("rollback", "greet", "--to", "2", "--project", project);
        _commands.Write("files/main.ts", "import { n } from './lib.ts'; export default (): number => n;");
        _commands.Write("files/lib.ts", "export const n: number = 7;");
        await _commands.RunAsync("deploy", "files", "--project", project);
        await _commands.RunAsync("status", "files", "offline", "--project", project);
        await _commands.RunAsync("env", "set", "CURRENCY=EUR", "--function", "greet", "--project", project);
        var (code, _, notes) = await _commands.TryAsync(["env", "set", "MAIL_KEY", "--secret", "--hosts", "api.mail.example", "--project", project], "k-123");
        Assert.AreEqual(0, code, notes);
    }

    private async Task RefusedAsync(string file, string why)
    {
        var (code, _, notes) = await _commands.TryAsync(["import", file, "--project", "refused"]);
        Assert.AreEqual(2, code, notes);
        StringAssert.Contains(notes, why);
        Assert.DoesNotContain(_commands.Folder, notes);
    }

    private async Task<JsonElement> FunctionAsync(string project, string name) =>
        (await _commands.JsonAsync("functions", "--project", project)).GetProperty("functions").EnumerateArray().Single(function => function.GetProperty("name").GetString() == name);

    private async Task<string[]> HashesAsync(string project) => [.. (await _commands.JsonAsync("versions", "greet", "--project", project))
        .GetProperty("versions").EnumerateArray().Select(version => $"{version.GetProperty("version")} {version.GetProperty("hash")} {version.GetProperty("message")}")];

    private static string Served(string functions) => string.Join(", ", JsonDocument.Parse(functions).RootElement.GetProperty("functions").EnumerateArray()
        .Select(function => $"{function.GetProperty("name")} {function.GetProperty("status")} {function.GetProperty("version")} {function.GetProperty("latest_version")}"));
}
