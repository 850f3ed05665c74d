using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using BaasFunctions.Tests.Hostile.Faults;
using BaasFunctions.Tests.Unit.Service.HostCalls.Http;
using Microsoft.AspNetCore.Http;

namespace BaasFunctions.Tests.EndToEnd;

/// <summary>
/// A Response whose body is a stream is sent while the function makes it. Functions ask a step of an upstream before each piece, and a test lets the step be answered only
/// after it has read the piece before.
/// </summary>
[TestClass]
[OSCondition(ConditionMode.Exclude, OperatingSystems.Windows)]
public sealed class StreamedAnswerTests
{
    /// <summary>Bounds a test that hangs; nothing that passes waits for it.</summary>
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private static readonly ConcurrentDictionary<string, ServerProcess> s_servers = new();

    public static IEnumerable<object[]> Isolations => [["Shared"], ["InProcess"]];

    [ClassInitialize]
    public static async Task StartServers(TestContext _)
    {
        foreach (var isolation in Isolations)
        {
            s_servers[(string)isolation[0]] = await StartAsync((string)isolation[0]);
        }
    }

    [ClassCleanup]
    public static async Task StopServers()
    {
        foreach (var server in s_servers.Values)
        {
            await server.DisposeAsync();
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task Events_AreReadOneByOne_WhileTheFunctionMakesThem(string isolation)
    {
        await using var steps = await Steps.StartAsync();
        await DeployAsync(isolation, "events", Events(steps));

        using var answer = await OpenAsync(isolation, "events", ("Accept-Encoding", "gzip, br"), ("Origin", "https://shop.example"));
        var body = await answer.Content.ReadAsStreamAsync();
        for (var i = 1; i <= 3; i++)
        {
            Assert.AreEqual($"data: {i}\n\n", await ReadAsync(body));
            steps.Next();
        }

        Assert.AreEqual("", await ReadAsync(body));
        Assert.AreEqual(("text/event-stream", 0, null), (answer.Content.Headers.ContentType?.MediaType, answer.Content.Headers.ContentEncoding.Count, answer.Content.Headers.ContentLength));
        Assert.AreEqual(
            ("no", "yes", "https://shop.example"), (answer.Headers.GetValues("X-Accel-Buffering").Single(), answer.Headers.GetValues("X-Mine").Single(), answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        Assert.AreEqual(("completed", 201), await EndAsync(isolation, "events"));
    }

    [TestMethod]
    [DataRow("return upstream;")]
    [DataRow("return new Response(upstream.body, { headers: upstream.headers });")]
    [DataRow("return new Response(upstream.body.pipeThrough(new TransformStream({ transform(piece, out) { out.enqueue(piece); } })), upstream);")]
    public async Task Body_OfAnotherSystem_IsPassedOnAsItComes(string end)
    {
        foreach (var isolation in Isolations.Select(row => (string)row[0]))
        {
            await using var steps = await Steps.StartAsync();
            await DeployAsync(isolation, "proxy", $"export default async () => {{ const upstream = await fetch('{steps.Url}events'); {end} }}");

            using var answer = await OpenAsync(isolation, "proxy");
            var body = await answer.Content.ReadAsStreamAsync();
            for (var i = 1; i <= 3; i++)
            {
                Assert.AreEqual($"data: {i}\n\n", await ReadAsync(body));
                steps.Next();
            }

            Assert.AreEqual("", await ReadAsync(body));
            Assert.AreEqual("text/event-stream", answer.Content.Headers.ContentType?.MediaType);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task LargeStream_ArrivesWholeAndInOrder(string isolation)
    {
        await DeployAsync(isolation, "large", """
            export default () => { let n = 0; const text = new TextEncoder();
              return new Response(new ReadableStream({ pull(c) { if (n === 20) return c.close(); c.enqueue(text.encode(String.fromCharCode(97 + n++).repeat(200000))); } })); }
            """);

        using var answer = await OpenAsync(isolation, "large");

        Assert.AreEqual(string.Concat(Enumerable.Range(0, 20).Select(n => new string((char)('a' + n), 200_000))), await answer.Content.ReadAsStringAsync());
        Assert.AreEqual("application/octet-stream", answer.Content.Headers.ContentType?.MediaType);
    }

    /// <summary>A caller that reads nothing leaves an endless function with what the connection holds: without that it would reach the limit of bytes.</summary>
    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task CallerThatReadsNothing_HoldsTheFunctionBack(string isolation)
    {
        await using var steps = await Steps.StartAsync();
        await DeployAsync(isolation, "endless", $$"""
            export const config = { timeout: 3000 };
            export default () => new Response(new ReadableStream({ async pull(c) { await fetch('{{steps.Url}}count'); c.enqueue(new Uint8Array(65536)); } }));
            """);

        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { ReceiveBufferSize = 16 << 10 };
        await socket.ConnectAsync(IPAddress.Loopback, s_servers[isolation].Client.BaseAddress!.Port);
        await socket.SendAsync(Encoding.ASCII.GetBytes("GET /f/shop/endless HTTP/1.1\r\nHost: localhost\r\n\r\n"));

        Assert.AreEqual("timeout", (await EndAsync(isolation, "endless")).Outcome);
        Assert.IsLessThan(200, steps.Count, "pieces of 64 kB");
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task EndlessStream_EndsAtTheLimitOfBytes(string isolation)
    {
        await DeployAsync(isolation, "flood", "export default () => new Response(new ReadableStream({ pull(c) { c.enqueue(new Uint8Array(65536)); } }));");

        using var answer = await OpenAsync(isolation, "flood");
        var bytes = await ReadToBreakAsync(answer);

        Assert.IsInRange(1L << 20, 64L << 20, bytes);
        Assert.AreEqual("call_limit", (await EndAsync(isolation, "flood")).Outcome);
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task CallerThatLeaves_EndsTheExecution(string isolation)
    {
        await using var steps = await Steps.StartAsync();
        await DeployAsync(isolation, "left", Events(steps));
        using (var answer = await OpenAsync(isolation, "left"))
        {
            Assert.AreEqual("data: 1\n\n", await ReadAsync(await answer.Content.ReadAsStreamAsync()));
            await steps.UntilAskedAsync();
        }

        Assert.AreEqual("cancelled", (await EndAsync(isolation, "left")).Outcome);
        await steps.UntilLeftAsync();
    }

    [TestMethod]
    [DataRow("throw new RangeError('no more')", "script_error")]
    [DataRow("c.error(new RangeError('no more'))", "script_error")]
    [DataRow("c.enqueue('a text')", "script_error")]
    [DataRow("await new Promise(done => setTimeout(done, 60000))", "timeout")]
    [DataRow("for (;;) if (n < 0) break;", "timeout")]
    [DataRow("const all = []; for (;;) all.push(new Array(1000).fill(all.length))", "memory_limit")]
    public async Task FunctionThatFailsMidway_BreaksTheResponseOff(string then, string outcome)
    {
        foreach (var isolation in Isolations.Select(row => (string)row[0]))
        {
            await DeployAsync(isolation, "fails", $$"""
                export const config = { timeout: {{(outcome == "timeout" ? 1500 : 60000)}} };
                let n = 0;
                export default () => new Response(new ReadableStream({ async pull(c) { if (n++ === 0) return c.enqueue(new Uint8Array(9)); {{then}} } }));
                """);

            using var answer = await OpenAsync(isolation, "fails");

            Assert.AreEqual(HttpStatusCode.OK, answer.StatusCode);
            Assert.IsInRange(0L, 9L, await ReadToBreakAsync(answer));
            Assert.AreEqual(outcome, (await EndAsync(isolation, "fails")).Outcome);
        }
    }

    [TestMethod]
    public async Task WorkerThatIsKilledMidway_BreaksTheResponseOffAndRunsNothingTwice()
    {
        await using var server = await StartAsync("Shared");
        await using var steps = await Steps.StartAsync();
        var shop = new DeployedFunctions(server);
        await shop.DeployAsync("killed", Events(steps));
        using var answer = await OpenAsync(server, "GET", "killed");
        var body = await answer.Content.ReadAsStreamAsync();
        Assert.AreEqual("data: 1\n\n", await ReadAsync(body));
        await steps.UntilAskedAsync();

        foreach (var worker in ChildProcesses.Of(server.Id))
        {
            Signals.Send(worker, Signals.Kill);
        }

        Assert.AreEqual(0L, await ReadToBreakAsync(answer));
        Assert.AreEqual("worker_lost", (await EndAsync(server, "killed")).Outcome);
        Assert.AreEqual(1, steps.Count);
    }

    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task Head_GetsTheHeadersAndCancelsTheStream(string isolation)
    {
        await using var steps = await Steps.StartAsync();
        await DeployAsync(isolation, "head", $$"""
            export const config = { methods: ['HEAD'] };
            export default () => new Response(new ReadableStream({ async cancel() { await fetch('{{steps.Url}}count'); } }, { highWaterMark: 0 }), { headers: { 'X-Mine': 'yes' } });
            """);

        using var answer = await OpenAsync(s_servers[isolation], "HEAD", "head");

        Assert.AreEqual(("yes", ""), (answer.Headers.GetValues("X-Mine").Single(), await answer.Content.ReadAsStringAsync()));
        Assert.AreEqual("completed", (await EndAsync(isolation, "head")).Outcome);
        Assert.AreEqual(1, steps.Count);
    }

    [TestMethod]
    [DataRow("new Response(new ReadableStream(), { headers: { 'X-Name': 'Zo\\u00eb' } })", "INVALID_HEADER")]
    [DataRow("(() => { const r = new Response(new ReadableStream()); r.body.getReader(); return r; })()", "SCRIPT_ERROR")]
    public async Task ResponseThatCannotBeOpened_IsAnErrorAsAnyOther(string response, string code)
    {
        foreach (var isolation in Isolations.Select(row => (string)row[0]))
        {
            await DeployAsync(isolation, "unopened", $"export default () => {response};", access: "key");

            using var answer = await OpenAsync(isolation, "unopened");

            Assert.AreEqual(HttpStatusCode.InternalServerError, answer.StatusCode);
            Assert.AreEqual(code, (await answer.JsonAsync()).Text("code"));
        }
    }

    /// <summary>Where a caller gets one JSON object about the execution, the body is in it.</summary>
    [TestMethod]
    [DynamicData(nameof(Isolations))]
    public async Task Execute_ReadsTheStreamWhole(string isolation)
    {
        var request = JsonSerializer.Serialize(new
        {
            execution_id = "e",
            function_id = "f",
            code = "export default () => new Response(ReadableStream.from([new Uint8Array([104]), new Uint8Array([105])]))",
        });

        using var answer = await s_servers[isolation].PostAsync("/execute", request);

        Assert.AreEqual("\"hi\"", (await answer.JsonAsync()).GetProperty("data").GetRawText());
    }

    private static Task<ServerProcess> StartAsync(string isolation) => ServerProcess.StartAsync(
        ("BAAS_ISOLATION", isolation), ("BAAS_EGRESS_ALLOW", "127.0.0.0/8"), ("ALLOWED_ORIGINS", "https://shop.example"));

    /// <summary>Three events, each after the first when a step was answered, and the end after a step more.</summary>
    private static string Events(Steps steps) => $$"""
        export default () => { let n = 0; const text = new TextEncoder();
          return new Response(new ReadableStream({ async pull(c) {
            if (n > 0) await (await fetch('{{steps.Url}}step')).text();
            if (n === 3) c.close(); else c.enqueue(text.encode(`data: ${++n}\n\n`));
          } }, { highWaterMark: 0 }), { status: 201, headers: { 'Content-Type': 'text/event-stream', 'X-Mine': 'yes' } }); }
        """;

    private static Task DeployAsync(string isolation, string name, string code, string access = "public") =>
        new DeployedFunctions(s_servers[isolation]).AskAsync(
            "PUT", $"/projects/shop/functions/{name}", System.Text.Json.Nodes.JsonNode.Parse(JsonSerializer.Serialize(new { code, config = new { auth = access } })), HttpStatusCode.Created);

    private static Task<HttpResponseMessage> OpenAsync(string isolation, string name, params (string Name, string Value)[] headers) =>
        OpenAsync(s_servers[isolation], "GET", name, headers);

    private static Task<HttpResponseMessage> OpenAsync(ServerProcess server, string method, string name, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), $"/f/shop/{name}");
        foreach (var (header, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(header, value);
        }

        return server.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    /// <summary>What comes next; empty at the end.</summary>
    private static async Task<string> ReadAsync(Stream body)
    {
        var buffer = new byte[1000];
        return Encoding.UTF8.GetString(buffer.AsSpan(0, await body.ReadAsync(buffer).AsTask().WaitAsync(s_patience)));
    }

    /// <summary>Reads to where the connection breaks off, which it must, and returns the bytes before.</summary>
    private static async Task<long> ReadToBreakAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadAsStreamAsync();
        var (buffer, bytes) = (new byte[64 << 10], 0L);
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            while (await body.ReadAsync(buffer).AsTask().WaitAsync(s_patience) is > 0 and var count)
            {
                bytes += count;
            }
        });
        return bytes;
    }

    private static Task<(string Outcome, int Status)> EndAsync(string isolation, string name) => EndAsync(s_servers[isolation], name);

    /// <summary>How the last execution of a function ended, as its record says.</summary>
    private static async Task<(string Outcome, int Status)> EndAsync(ServerProcess server, string name)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (true)
        {
            var found = (await server.Client.GetAsync($"/projects/shop/executions?function={name}&limit=1", patience.Token).JsonAsync()).GetProperty("executions");
            if (found.GetArrayLength() > 0 && found[0].Text("outcome") is { } outcome && outcome != "running")
            {
                return (outcome, found[0].TryGetProperty("http_status", out var status) && status.ValueKind == JsonValueKind.Number ? status.GetInt32() : 0);
            }

            await Task.Delay(50, patience.Token);
        }
    }

    /// <summary>An upstream whose steps are answered when a test says so.</summary>
    private sealed class Steps : IAsyncDisposable
    {
        private readonly SemaphoreSlim _next = new(0);
        private readonly TaskCompletionSource _asked = new();
        private readonly TaskCompletionSource _left = new();
        private Upstream? _upstream;
        private int _count;

        public Uri Url => _upstream!.Url;

        /// <summary>Requests so far.</summary>
        public int Count => Volatile.Read(ref _count);

        public static async Task<Steps> StartAsync()
        {
            var steps = new Steps();
            steps._upstream = await Upstream.StartAsync(steps.AnswerAsync);
            return steps;
        }

        public void Next() => _next.Release();

        public Task UntilAskedAsync() => _asked.Task.WaitAsync(s_patience);

        public Task UntilLeftAsync() => _left.Task.WaitAsync(s_patience);

        public ValueTask DisposeAsync() => _upstream!.DisposeAsync();

        private async Task AnswerAsync(HttpContext http)
        {
            Interlocked.Increment(ref _count);
            http.RequestAborted.Register(() => _left.TrySetResult());
            _asked.TrySetResult();
            if (http.Request.Path == "/events")
            {
                http.Response.ContentType = "text/event-stream";
                for (var i = 1; i <= 3; i++)
                {
                    await http.Response.WriteAsync($"data: {i}\n\n");
                    await http.Response.Body.FlushAsync();
                    await _next.WaitAsync(http.RequestAborted);
                }
            }
            else if (http.Request.Path == "/step")
            {
                await _next.WaitAsync(http.RequestAborted);
            }
        }
    }
}
