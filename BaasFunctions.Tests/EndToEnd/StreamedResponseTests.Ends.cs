using System.Text;
using System.Text.Json.Nodes;
using BaasFunctions.Tests.Hostile.Faults;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>However an execution ends, and however many bodies it opens, nothing of them is left.</summary>
public sealed partial class StreamedResponseTests
{
    [TestMethod]
    public async Task Connection_OfAnExecutionWhoseWorkerIsKilled_IsClosed()
    {
        await using var server = await ServerProcess.StartAsync(("BAAS_EGRESS_ALLOW", "127.0.0.0/8"));
        await using var upstream = await Endless.StartAsync();
        var answer = server.PostAsync("/execute", Request($"await fetch('{upstream.Url}', {{ method: 'POST' }}); await new Promise((done) => setTimeout(done, 60000));", """{"timeout":60000}"""));
        await upstream.UntilAsync(open: 1);

        foreach (var worker in ChildProcesses.Of(server.Id))
        {
            Signals.Send(worker, Signals.Kill);
        }

        await upstream.UntilAsync(open: 0);
        using var lost = await answer;
        Assert.AreNotEqual("success", (await lost.JsonAsync()).Text("status"));
    }

    [TestMethod]
    public async Task Connection_OfACallerThatIsGone_IsClosed()
    {
        foreach (var isolation in Isolations)
        {
            await using var upstream = await Endless.StartAsync();
            using var gone = new CancellationTokenSource();
            var answer = s_servers[(string)isolation[0]].Client.PostAsync(
                "/execute",
                new StringContent(Request($"for await (const piece of (await fetch('{upstream.Url}')).body);", """{"timeout":60000}"""), Encoding.UTF8, "application/json"),
                gone.Token);
            await upstream.UntilAsync(open: 1);

            await gone.CancelAsync();

            await upstream.UntilAsync(open: 0);
            await Assert.ThrowsAsync<OperationCanceledException>(() => answer);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task Function_ThatOpensAThousandBodies_HasSixteen(string isolation)
    {
        await using var upstream = await Endless.StartAsync();

        var data = await RunAsync(isolation, $$"""
            const found = {};
            const opened = await Promise.all(Array.from({ length: 1000 }, () => fetch('{{upstream.Url}}').then(() => 'open', (error) => error.code)));
            for (const code of opened) found[code] = (found[code] ?? 0) + 1;
            return [found.open, found.TOO_MANY_OPEN_BODIES, found.EGRESS_LIMIT];
            """);

        Assert.AreEqual("[16,84,900]", data);
        await upstream.UntilAsync(open: 0);
        Assert.AreEqual("1", await RunAsync(isolation, "return 1;"));
    }

    /// <summary>A test that is not in test mode sends its requests; what it records is one call.</summary>
    [TestMethod]
    public async Task Test_OfAFunctionThatStreams_RecordsOneCall()
    {
        await using var llm = await Dialog.StartAsync();
        var test = JsonNode.Parse(Request($$"""
            const pieces = [];
            for await (const piece of (await fetch('{{llm.Url}}events')).body) { pieces.push(piece.length); await fetch('{{llm.Url}}seen'); }
            return pieces.length;
            """))!.AsObject();
        test["test_mode"] = false;

        using var answer = await s_servers["Shared"].PostAsync("/test", test.ToJsonString());
        var json = await answer.JsonAsync();

        Assert.AreEqual("3", json.GetProperty("data").GetRawText(), json.GetRawText());
        Assert.AreEqual("http.send http.send http.send http.send", string.Join(' ', json.GetProperty("calls").EnumerateArray().Select(call => call.Text("call"))));
    }

    /// <summary>An upstream that begins a stream of events for whoever asks, and counts those that are still connected.</summary>
    private sealed class Endless : IAsyncDisposable
    {
        private Upstream? _upstream;
        private int _open;

        public Uri Url => _upstream!.Url;

        public static async Task<Endless> StartAsync()
        {
            var endless = new Endless();
            endless._upstream = await Upstream.StartAsync(endless.ServeAsync);
            return endless;
        }

        public async Task UntilAsync(int open)
        {
            using var patience = new CancellationTokenSource(s_patience);
            while (Volatile.Read(ref _open) != open)
            {
                await Task.Delay(10, patience.Token);
            }
        }

        public ValueTask DisposeAsync() => _upstream!.DisposeAsync();

        private async Task ServeAsync(HttpContext http)
        {
            var ended = new TaskCompletionSource();
            using var registration = http.RequestAborted.Register(() => ended.TrySetResult());
            Interlocked.Increment(ref _open);
            http.Response.ContentType = "text/event-stream";
            await SayAsync(http, "data: 1\n\n");
            await ended.Task;
            Interlocked.Decrement(ref _open);
        }
    }
}
