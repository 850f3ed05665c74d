using System.Text.Json.Nodes;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using BaasFunctions.Tests.Unit.Service.HostCalls.Storage;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>The context of functions on the real server: in a worker process, over HTTP, with a file and an upstream of its own.</summary>
[TestClass]
public sealed class ContextOverHttpTests
{
    [TestMethod]
    public async Task Function_InAWorker_ReachesEverythingItsContextHas()
    {
        await using var upstream = await Upstream.StartAsync(http => http.Response.WriteAsJsonAsync(new { rate = 1.08 }));
        await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.0/8"));

        var data = await RunAsync(server, $$"""
            const { db, http, kv, jwt, files, utils } = context;
            const users = db.project.entities.users;
            await users.createMany([{ name: 'Ada', age: 36 }, { name: 'Grace', age: 85 }]);
            await db.transaction(async (tx) => { await tx.project.entities.users.create({ name: 'Alan', age: 41 }); });
            try { await db.transaction(async (tx) => { await tx.project.entities.users.deleteMany({}); throw new Error('no'); }); } catch {}
            const adults = await users.findMany({ age: { gt: 40 } }, { orderBy: '-age' });
            const { rate } = await http.get('{{upstream.Url}}');
            const visits = [await kv.increment('visits'), await kv.increment('visits')];
            const token = await jwt.sign({ sub: 'u' });
            const { valid } = await jwt.verify(token);
            const file = await files.upload({ name: 'a.txt', type: 'text/plain', content: 'héllo' });
            const text = await (await files.download(file.id)).text();
            return { adults: adults.map((user) => user.name), rate, visits, valid, text, hash: utils.hash('a').length };
            """);

        Assert.AreEqual("""{"adults":["Grace","Alan"],"rate":1.08,"visits":[1,2],"valid":true,"text":"héllo","hash":64}""", data);
    }

    [TestMethod]
    public async Task Backup_OfARunningServer_IsWholeAndRestores()
    {
        var (live, restored) = (Directory.CreateTempSubdirectory("baas-live-"), Directory.CreateTempSubdirectory("baas-restored-"));
        try
        {
            await using (var server = await ServerProcess.StartAsync(("DATA_DIR", live.FullName)))
            {
                await RunAsync(server, "await context.kv.set('kept', 'in the copy');");

                // As docs/operations.md tells.
                Directory.CreateDirectory(Path.Combine(restored.FullName, "projects"));
                foreach (var file in Directory.GetFiles(live.FullName, "*.db", SearchOption.AllDirectories))
                {
                    StoreFiles.Execute(file, $"VACUUM INTO '{Path.Combine(restored.FullName, Path.GetRelativePath(live.FullName, file))}'");
                }
            }

            await using var other = await ServerProcess.StartAsync(("DATA_DIR", restored.FullName));
            Assert.AreEqual("\"in the copy\"", await RunAsync(other, "return await context.kv.get('kept');"));
        }
        finally
        {
            live.Delete(recursive: true);
            restored.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task Data_OfAServerThatIsKilled_IsThereAfterTheNextStart()
    {
        const int Enough = 40;
        var folder = Directory.CreateTempSubdirectory("baas-kill-");
        try
        {
            var acknowledged = 0;
            await using (var server = await ServerProcess.StartAsync(("DATA_DIR", folder.FullName)))
            {
                await RunAsync(server, "await context.kv.set('warm', 1); return 1;");
                var writers = Enumerable.Range(0, 6).Select(async writer =>
                {
                    try
                    {
                        for (var i = 0; i < 10_000; i++)
                        {
                            await RunAsync(server, $"await context.db.project.entities.rows.create({{ writer: {writer}, i: {i} }}); return 1;");
                            Interlocked.Increment(ref acknowledged);
                        }
                    }
                    catch (Exception ended) when (ended is HttpRequestException or IOException or OperationCanceledException)
                    {
                        // The server is gone.
                    }
                });
                var all = Task.WhenAll(writers);
                for (var tries = 0; Volatile.Read(ref acknowledged) < Enough && !all.IsCompleted && tries < 1200; tries++)
                {
                    await Task.Delay(50);
                }

                server.Signal(9);
                await server.ExitAsync();
                await all;
            }

            await using var next = await ServerProcess.StartAsync(("DATA_DIR", folder.FullName));
            var kept = int.Parse(await RunAsync(next, "return context.db.project.entities.rows.count();"), null);

            Assert.IsGreaterThanOrEqualTo(Enough, acknowledged);
            Assert.IsGreaterThanOrEqualTo(acknowledged, kept);
            Assert.IsLessThanOrEqualTo(acknowledged + 6, kept);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [TestMethod]
    public async Task Function_ThatTimesOut_LeavesNoTransactionBehind()
    {
        await using var server = await ServerProcess.StartAsync();
        using var answer = await server.PostAsync("/execute", Request(
            "await context.db.transaction(async (tx) => { await tx.project.entities.rows.create({ a: 1 }); await context.utils.sleep(60000); });", """{"timeout":300}"""));

        Assert.AreEqual("TIMEOUT", (await answer.JsonAsync()).Text("error_code"));
        Assert.AreEqual("0", await RunAsync(server, "await context.db.project.entities.other.create({ b: 1 }); return context.db.project.entities.rows.count();"));
    }

    [TestMethod]
    public async Task Database_OnADiskThatTakesNothingMore_FailsClearlyAndGoesOn()
    {
        // Files that may not grow: to the one who writes, that is a disk that takes nothing more.
        await using var server = await ServerProcess.StartLimitedAsync(fileBlocks: 4096);
        var error = await RunAsync(server, """
            const rows = context.db.project.entities.rows;
            let written = 0;
            for (let i = 0; i < 200; i++) {
              try { await rows.create({ i, text: 'x'.repeat(100000) }); written++; }
              catch (e) { return [e.code, await rows.count() === written, written > 0]; }
            }
            return 'never full';
            """);

        Assert.AreEqual("""["STORE_UNAVAILABLE",true,true]""", error);
        Assert.AreEqual("1", await RunAsync(server, "return 1;"));
    }

    private static async Task<string> RunAsync(ServerProcess server, string body)
    {
        using var answer = await server.PostAsync("/execute", Request(body, "{}"));
        var json = await answer.JsonAsync();
        Assert.AreEqual("success", json.Text("status"), json.GetRawText());
        return json.GetProperty("data").GetRawText();
    }

    private static string Request(string body, string config) => new JsonObject
    {
        ["execution_id"] = "e",
        ["function_id"] = "f",
        ["code"] = $"export default async (request, context) => {{ {body} }}",
        ["config"] = JsonNode.Parse(config),
        ["context"] = new JsonObject { ["project_id"] = "shop", ["tenant_id"] = "acme" },
    }.ToJsonString();
}
