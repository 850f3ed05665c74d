using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Conformance;
using BaasFunctions.Tests.Servers;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>The guides in docs/guides: their files are written, their commands run and their outputs come, as they stand there.</summary>
[TestClass]
public sealed class GuideTests
{
    private static readonly string[] s_words = ["Rooibos", " has", " none", "."];

    [TestMethod]
    public async Task Webhooks_VerifiesSignaturesAndKeepsReplaysOut()
    {
        await using var server = await ServerProcess.StartAsync();
        using var follower = FollowerOf(server);

        await FollowAsync("webhooks", follower, commands: 4, outputs: 3);
    }

    [TestMethod]
    public async Task Jwt_OnPostgreSql_SignsUsersUpAndKeepsTheirRowsApart()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        await using var server = await ServerProcess.StartAsync(("DATABASE_URL", database.Url));
        using var follower = FollowerOf(server);

        await FollowAsync("jwt", follower, commands: 3, outputs: 3);
    }

    [TestMethod]
    public async Task Crud_AnswersEachMethodWithItsStatus()
    {
        // The reader starts the server with the file that the guide shows.
        var guide = await File.ReadAllTextAsync(Repository.PathOf("docs/guides/crud.md"));
        StringAssert.Contains(guide, "BAAS_ENTITIES_FILE=entities.json baas");
        var entities = Path.GetTempFileName();
        try
        {
            await File.WriteAllTextAsync(entities, guide.Split("`entities.json`:\n\n```json\n")[1].Split("```")[0]);
            await using var server = await ServerProcess.StartAsync(("BAAS_ENTITIES_FILE", entities));
            using var follower = FollowerOf(server);

            await FollowAsync("crud", follower, commands: 5, outputs: 5);
        }
        finally
        {
            File.Delete(entities);
        }
    }

    [TestMethod]
    public async Task NightlyJob_FailsIsMendedAndShowsWhatItDid()
    {
        await using var server = await ServerProcess.StartAsync();
        using var follower = FollowerOf(server);

        await FollowAsync("nightly-job", follower, commands: 6, outputs: 6);
    }

    [TestMethod]
    public async Task StreamingLlm_PassesTheWordsOfTheModelOn()
    {
        var asked = "";

        // A stand-in for a language model that speaks the protocol of most of them.
        await using var model = await Upstream.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            asked = $"{http.Request.Path} {http.Request.Headers.Authorization} {(string?)JsonNode.Parse(await reader.ReadToEndAsync())!["messages"]![0]!["content"]}";
            http.Response.ContentType = "text/event-stream";
            foreach (var word in s_words)
            {
                await http.Response.WriteAsync($"data: {new JsonObject { ["choices"] = new JsonArray(new JsonObject { ["delta"] = new JsonObject { ["content"] = word } }) }.ToJsonString()}\n\n");
                await http.Response.Body.FlushAsync();
            }

            await http.Response.WriteAsync("data: [DONE]\n\n");
        });
        await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.1,localhost"));

        using var follower = FollowerOf(server).With("https://llm.example/", $"http://localhost:{model.Port}/").With("--hosts llm.example", "--hosts localhost");

        await FollowAsync("streaming-llm", follower, commands: 3, outputs: 2);

        Assert.AreEqual("/v1/chat/completions Bearer sk-123 Which tea has no caffeine?", asked);
    }

    [TestMethod]
    public async Task FromWorkers_RunsTheWorkerAsItIs()
    {
        await using var server = await ServerProcess.StartAsync();
        using var follower = FollowerOf(server);

        await FollowAsync("from-workers", follower, commands: 4, outputs: 3);
    }

    [TestMethod]
    public async Task FromSupabase_RunsTheFunctionOnceItIsBundled()
    {
        var inserted = "";

        // A stand-in for the REST API of a Supabase project.
        await using var supabase = await Upstream.StartAsync(async http =>
        {
            using var reader = new StreamReader(http.Request.Body);
            var row = JsonNode.Parse(await reader.ReadToEndAsync())!;
            inserted = $"{http.Request.Method} {http.Request.Path} {http.Request.Headers["apikey"]} {row.ToJsonString()}";
            row["id"] = 1;
            http.Response.StatusCode = 201;
            http.Response.ContentType = "application/vnd.pgrst.object+json";
            await http.Response.WriteAsync(row.ToJsonString());
        });
        await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.1,localhost"));
        using var follower = FollowerOf(server).With("https://abc.supabase.co", $"http://localhost:{supabase.Port}").With("--hosts abc.supabase.co", "--hosts localhost");

        // What `npm install` makes beside the files.
        Directory.CreateSymbolicLink(Path.Combine(follower.Folder, "node_modules"), Path.GetDirectoryName(ConformanceFiles.Package("zod"))!);

        await FollowAsync("from-supabase", follower, commands: 3, outputs: 2);

        Assert.AreEqual("""POST /rest/v1/orders service-key {"customer":"Ada","total":1900}""", inserted);
    }

    [TestMethod]
    public async Task FromNodeVm2_AnswersTheRequestsOfDrupalThroughNginx()
    {
        if (!File.Exists("/usr/sbin/nginx"))
        {
            Prerequisite.SkipWithout("nginx is not installed, which the guide puts before the server.", Prerequisite.AreAllRequired);
        }

        const string Key = "key-of-the-drupal-backend-0123456789";
        await using var server = await ServerProcess.StartAsync(("BAAS_API_KEYS", Key), ("BAAS_BIND_ADDRESS", "127.0.0.1"));

        // A stand-in for the service that is replaced, which says what it would of the request of the guide.
        await using var former = await Upstream.StartAsync(http =>
        {
            http.Response.ContentType = "application/json";
            return http.Response.WriteAsync("""{"status":"success","data":{"hello":"Ada","currency":"EUR"},"execution_time_ms":4,"memory_used_mb":0.65,"logs":[],"execution_id":"exec_1"}""");
        });
        using var follower = FollowerOf(server)
            .With("127.0.0.1:3101", $"127.0.0.1:{server.Client.BaseAddress!.Port}")
            .With("127.0.0.1:3001", $"127.0.0.1:{former.Port}")
            .With("127.0.0.1:8080", $"127.0.0.1:{FreePort()}")
            .With("KEY-OF-FUNCTIONS.KEY", Key);
        try
        {
            await FollowAsync("from-node-vm2", follower, commands: 4, outputs: 4);
        }
        finally
        {
            await StopNginxAsync(follower.Folder);
        }
    }

    [TestMethod]
    public void Guides_AreNamedInTheQuickstartAndTheReadme()
    {
        foreach (var guide in Directory.GetFiles(Repository.PathOf("docs/guides"), "*.md").Select(Path.GetFileName))
        {
            StringAssert.Contains(File.ReadAllText(Repository.PathOf("docs/quickstart.md")), $"(guides/{guide})");
            StringAssert.Contains(File.ReadAllText(Repository.PathOf("README.md")), $"(docs/guides/{guide})");
        }
    }

    private static DocumentFollower FollowerOf(ServerProcess server) => new(server.Client.BaseAddress!.ToString());

    /// <summary>Follows a guide, which has to have so many blocks of commands and of outputs: one that is not recognised would not be missed otherwise.</summary>
    private static async Task FollowAsync(string guide, DocumentFollower follower, int commands, int outputs)
    {
        await follower.FollowAsync($"docs/guides/{guide}.md");

        Assert.AreEqual((commands, outputs), (follower.Commands, follower.Outputs));
    }

    /// <summary>Stops nginx where the guide did not come to the line that does, and waits until it has ended with its workers: a master that is killed would leave them behind.</summary>
    private static async Task StopNginxAsync(string folder)
    {
        var running = Path.Combine(folder, "nginx.pid");
        if (!File.Exists(running))
        {
            return;
        }

        using var stop = Process.Start(new ProcessStartInfo("/usr/sbin/nginx", ["-p", folder, "-e", "error.log", "-c", "nginx.conf", "-s", "stop"]) { RedirectStandardError = true })!;
        await stop.WaitForExitAsync();
        for (var began = Stopwatch.GetTimestamp(); File.Exists(running) && Stopwatch.GetElapsedTime(began) < TimeSpan.FromMinutes(1);)
        {
            await Task.Delay(50);
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
