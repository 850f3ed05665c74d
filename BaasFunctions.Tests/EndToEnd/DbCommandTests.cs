using System.Text.Json;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What SQLite keeps is listed and copied while a server uses it.</summary>
[TestClass]
public sealed class DbCommandTests
{
    private const string Store =
        """
        export default async (request, context) => {
          await context.db.project.entities.notes.create({ text: request.body.text });
          await context.kv.set('last', request.body.text);
          await context.files.upload({ name: 'note.txt', type: 'text/plain', content: request.body.text });
          return context.db.project.entities.notes.count();
        };
        """;

    private const string Show =
        """
        export default async (request, context) => [
          (await context.db.project.entities.notes.findMany({})).map((note) => note.text).sort().slice(0, 1),
          await context.kv.get('last'), await context.env.GREETING];
        """;

    private string _folder = null!;

    private (string, string) Data => ("DATA_DIR", Path.Combine(_folder, "data"));

    [TestInitialize]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("baas-db-").FullName;

    [TestCleanup]
    public void DropFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public async Task Backup_OfARunningServer_IsAStoreOfItsOwn()
    {
        var copy = Path.Combine(_folder, "copies", "today");
        await using (var server = await ServerProcess.StartAsync(Data))
        {
            await RunAsync(server, "shop", Store, "first");
            await RunAsync(server, "other", Store, "of others");
            using var commands = new CommandsOnAServer(server.Client.BaseAddress!.ToString());
            commands.Write("show.js", Show);
            await commands.RunAsync("deploy", "show.js");
            await commands.RunAsync("env", "set", "GREETING=hello");

            // Somebody writes all the time.
            using var enough = new CancellationTokenSource();
            var writing = WriteAsync(server, enough.Token);
            var (code, output, notes) = await ServerProcess.RunAsync(["db", "backup", copy], Data);
            await enough.CancelAsync();
            await writing;
            Assert.AreEqual((0, ""), (code, output), notes);
            StringAssert.Contains(notes, $"are in {copy}");
        }

        // With the secret, or variables could not be read.
        await using var restored = await ServerProcess.StartAsync(("DATA_DIR", copy));
        using var there = new CommandsOnAServer(restored.Client.BaseAddress!.ToString());
        using var shown = JsonDocument.Parse(await there.RunAsync("invoke", "show"));
        Assert.AreEqual("first", shown.RootElement[0][0].GetString());
        Assert.AreEqual("hello", shown.RootElement[2].GetString());
        var file = await RunAsync(restored, "other", 
            "export default async (request, { files }) => (await files.download((await files.list({ prefix: 'note' }))[0].id)).text()", "");
        StringAssert.Contains(file, "of others");
        if (!OperatingSystem.IsWindows())
        {
            foreach (var path in Directory.EnumerateFiles(copy, "*.db", SearchOption.AllDirectories).Append(Path.Combine(copy, "token-secret")))
            {
                Assert.AreEqual(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path), path);
            }
        }
    }

    [TestMethod]
    public async Task List_ShowsProjectsAndTheirFiles()
    {
        await using var server = await ServerProcess.StartAsync(Data);
        await RunAsync(server, "shop", Store, "one");
        await RunAsync(server, "shop", Store, "two");

        var (code, output, notes) = await ServerProcess.RunAsync(["db", "list"], Data);
        Assert.AreEqual(0, code, notes);
        var cells = output.Split('\t');
        CollectionAssert.AreEqual(new[] { "shop", "2", "1", "0" }, cells[..4]);
        Assert.IsTrue(File.Exists(cells[5].Trim()));

        (_, output, _) = await ServerProcess.RunAsync(["db", "list", "--json"], Data);
        Assert.AreEqual(2, JsonDocument.Parse(output).RootElement[0].GetProperty("rows").GetInt32());
    }

    [TestMethod]
    public async Task Backup_ThatCannotBeMade_SaysWhyAndLeavesNothing()
    {
        var (code, _, notes) = await ServerProcess.RunAsync(["db", "backup", Path.Combine(_folder, "copy")], Data);
        Assert.AreEqual(1, code);
        StringAssert.Contains(notes, "There is nothing in");

        Directory.CreateDirectory(Path.Combine(_folder, "data", "projects"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "data", "projects", "broken.db"), new string('x', 5000));
        (code, _, notes) = await ServerProcess.RunAsync(["db", "backup", Path.Combine(_folder, "copy")], Data);
        Assert.AreEqual(1, code);
        StringAssert.Contains(notes, "broken.db");
        Assert.IsFalse(Directory.EnumerateFileSystemEntries(_folder, "copy*").Any());

        Directory.CreateDirectory(Path.Combine(_folder, "kept"));
        (code, _, notes) = await ServerProcess.RunAsync(["db", "backup", Path.Combine(_folder, "kept")], Data);
        Assert.AreEqual(1, code);
        StringAssert.Contains(notes, "is there already");

        (code, _, notes) = await ServerProcess.RunAsync(["db", "list"], Data, ("DATABASE_URL", "postgres://ada:geheim@db.example:5433/shop"));
        Assert.AreEqual(2, code);
        StringAssert.Contains(notes, "PostgreSQL database shop on db.example:5433; `pg_dump` copies it");
        Assert.DoesNotContain("geheim", notes);
    }

    private static async Task WriteAsync(ServerProcess server, CancellationToken enough)
    {
        while (!enough.IsCancellationRequested)
        {
            await RunAsync(server, "shop", Store, "later");
        }
    }

    private static async Task<string> RunAsync(ServerProcess server, string project, string code, string text)
    {
        var body = $$"""{"execution_id":"e","function_id":"f","code":{{JsonSerializer.Serialize(code)}},"request":{"body":{"text":"{{text}}"} },"context":{"project_id":"{{project}}"} }""";
        var answer = await server.PostAsync("/execute", body);
        var answered = await answer.Content.ReadAsStringAsync();
        Assert.AreEqual(System.Net.HttpStatusCode.OK, answer.StatusCode, answered);
        StringAssert.Contains(answered, "\"success\"");
        return answered;
    }
}
