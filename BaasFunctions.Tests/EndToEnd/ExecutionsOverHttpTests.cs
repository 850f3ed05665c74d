using System.Net;
using System.Text.Json;
using BaasFunctions.Tests.Servers;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>What ran can be read: of a server that goes on, of one that was stopped, and of one that was killed.</summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class ExecutionsOverHttpTests
{
    private const int SigKill = 9;
    private const int SigTerm = 15;
    private const string Waits = "await new Promise(done => setTimeout(done, 200000))";

    [TestMethod]
    public async Task Kill_WhileAFunctionWaits_MakesItLostAndLeavesTheOthersAsTheyWere()
    {
        using var folder = new DataFolder();
        await KillAsync(folder.Settings);

        await using var next = await ServerProcess.StartAsync(folder.Settings);

        await UntilAsync(async () => await OutcomeAsync(next, "waits") == "lost");
        Assert.AreEqual("completed", await OutcomeAsync(next, "done"));
    }

    [TestMethod]
    public async Task Kill_OfOneOfTwoInstances_IsNoticedByTheOther()
    {
        await using var database = await PostgreSqlServer.StartAsync();
        (string, string)[] settings = [("DATABASE_URL", database.Url)];
        await using var other = await ServerProcess.StartAsync(settings);
        await using var slow = await ServerProcess.StartAsync(settings);
        var running = slow.PostAsync("/execute", Body("runs", Waits));
        await UntilAsync(async () => await OutcomeAsync(slow, "runs") == "running");
        await KillAsync(settings);

        await UntilAsync(async () => await OutcomeAsync(other, "waits") == "lost");

        // Those of an instance that is there are not.
        Assert.AreEqual(("running", "completed"), (await OutcomeAsync(other, "runs"), await OutcomeAsync(other, "done")));
        Assert.IsFalse(running.IsCompleted);
        slow.Signal(SigKill);
        await Assert.ThrowsAsync<HttpRequestException>(() => running);
    }

    [TestMethod]
    public async Task Stop_RightAfterAnExecution_LosesNothing()
    {
        using var folder = new DataFolder();
        await using (var server = await ServerProcess.StartAsync(folder.Settings))
        {
            using var done = await server.PostAsync("/execute", Body("last", "return 1"));
            Assert.AreEqual(HttpStatusCode.OK, done.StatusCode);
            server.Signal(SigTerm);
            Assert.AreEqual(0, await server.ExitAsync());
        }

        await using var next = await ServerProcess.StartAsync(folder.Settings);

        Assert.AreEqual("completed", await OutcomeAsync(next, "last"));
    }

    [TestMethod]
    public async Task Live_Executions_ComeAsTheyEndAndGoOnAfterALostConnection()
    {
        await using var server = await ServerProcess.StartAsync();
        var place = "";
        await using (var events = await EventStream.OpenAsync(server, null))
        {
            using var first = await server.PostAsync("/execute", Body("first", "context.log.warn('careful', { left: 1 }); return 1"));
            var (id, execution) = await events.NextAsync();
            Assert.AreEqual(("first", "completed", "careful"), (execution.Text("execution_id"), execution.Text("outcome"), execution.GetProperty("logs")[0].Text("message")));
            place = id;
        }

        using var second = await server.PostAsync("/execute", Body("second", "throw new RangeError('no')"));
        await using var again = await EventStream.OpenAsync(server, place);
        var (_, missed) = await again.NextAsync();

        Assert.AreEqual(("second", "script_error", "RangeError"), (missed.Text("execution_id"), missed.Text("outcome"), missed.GetProperty("error").Text("name")));
    }

    [TestMethod]
    public async Task Live_FromAPlaceThatIsNone_IsRefused()
    {
        await using var server = await ServerProcess.StartListeningAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/projects/shop/executions/live");
        request.Headers.Add("Last-Event-ID", "nowhere");

        using var answer = await server.Client.SendAsync(request);

        Assert.AreEqual((HttpStatusCode.BadRequest, "INVALID_PARAMETER"), (answer.StatusCode, (await answer.JsonAsync()).Text("code")));
    }

    /// <summary>Starts a server, runs a function to its end, and kills the server while another waits.</summary>
    private static async Task KillAsync((string, string)[] settings)
    {
        await using var server = await ServerProcess.StartAsync(settings);
        using var done = await server.PostAsync("/execute", Body("done", "return 1"));
        Assert.AreEqual(HttpStatusCode.OK, done.StatusCode);
        var running = server.PostAsync("/execute", Body("waits", Waits));
        await UntilAsync(async () => await OutcomeAsync(server, "waits") == "running" && await OutcomeAsync(server, "done") == "completed");
        server.Signal(SigKill);
        await server.ExitAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => running);
    }

    private static async Task<string?> OutcomeAsync(ServerProcess server, string id)
    {
        var found = (await server.Client.GetAsync($"/projects/shop/executions?execution_id={id}").JsonAsync()).GetProperty("executions");
        return found.GetArrayLength() == 0 ? null : found[0].Text("outcome");
    }

    private static string Body(string id, string code) => JsonSerializer.Serialize(new { execution_id = id, function_id = "f", code, context = new { project_id = "shop" }, config = new { timeout = 250_000 } });

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.IsLessThan(2_400, tries, "It did not become so within minutes.");
            await Task.Delay(100);
        }
    }

    /// <summary>A folder that outlives its servers.</summary>
    private sealed class DataFolder : IDisposable
    {
        private readonly string _path = Directory.CreateTempSubdirectory("baas-executions-").FullName;

        public (string, string)[] Settings => [("DATA_DIR", _path)];

        public void Dispose() => Directory.Delete(_path, recursive: true);
    }

    /// <summary>Reads Server-Sent Events.</summary>
    private sealed class EventStream(HttpResponseMessage answer, StreamReader reader) : IAsyncDisposable
    {
        private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

        public static async Task<EventStream> OpenAsync(ServerProcess server, string? place)
        {
            var request = new HttpRequestMessage(HttpMethod.Get, "/projects/shop/executions/live");
            if (place is not null)
            {
                request.Headers.Add("Last-Event-ID", place);
            }

            var answer = await server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            Assert.AreEqual((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType));
            var reader = new StreamReader(await answer.Content.ReadAsStreamAsync());

            // The first line comes at once: from now on nothing is missed.
            Assert.AreEqual(": follows", await reader.ReadLineAsync());
            return new EventStream(answer, reader);
        }

        public async Task<(string Id, JsonElement Data)> NextAsync()
        {
            var id = "";
            while (await reader.ReadLineAsync().WaitAsync(s_patience) is { } line)
            {
                if (line.StartsWith("id: ", StringComparison.Ordinal))
                {
                    id = line[4..];
                }

                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return (id, JsonDocument.Parse(line[6..]).RootElement);
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }

        public ValueTask DisposeAsync()
        {
            reader.Dispose();
            answer.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
