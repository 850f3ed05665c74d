using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Handlers in the forms of other platforms, with the same results in this process and in a worker.</summary>
[TestClass]
public sealed class ReturnedResponseTests
{
    private static ISandbox s_workers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_workers = await WorkerSandboxes.CreateWarmAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_workers.DisposeAsync();

    public static IEnumerable<object[]> Both => [["in process"], ["in a worker"]];

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Response_Returned_IsItsBodyWithStatusAndHeadersBeside(string where)
    {
        var result = await RunAsync(
            where, "export default async () => new Response(JSON.stringify({ ok: true }), { status: 201, statusText: 'Made', headers: [['X-Trace', 't1'], ['set-cookie', 'a=1'], ['set-cookie', 'b=2']] });");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("{\"ok\":true}", result.Data());
        Assert.AreEqual((201, "Made", ResponseBody.Json), (result.Response!.Status, result.Response.StatusText, result.Response.Body));
        Assert.AreEqual(
            "content-type: text/plain;charset=UTF-8, set-cookie: a=1, set-cookie: b=2, x-trace: t1",
            string.Join(", ", result.Response.Headers.Select(header => $"{header.Key}: {header.Value}")));
    }

    [TestMethod]
    [DataRow("new Response('[1]')", "[1]", ResponseBody.Json)]
    [DataRow("new Response('{oops')", "\"{oops\"", ResponseBody.Text)]
    [DataRow("new Response('1')", "\"1\"", ResponseBody.Text)]
    [DataRow("new Response('[1]', { headers: { 'content-type': 'text/plain' } })", "\"[1]\"", ResponseBody.Text)]
    [DataRow("new Response('1', { headers: { 'content-type': 'application/problem+json' } })", "1", ResponseBody.Json)]
    [DataRow("Response.json(null)", "null", ResponseBody.Json)]
    [DataRow("new Response('<p>', { headers: { 'content-type': 'text/html' } })", "\"<p>\"", ResponseBody.Text)]
    [DataRow("new Response(new Uint8Array([255, 0]))", "\"/wA=\"", ResponseBody.Base64)]
    [DataRow("new Response(new TextEncoder().encode('{\"a\":1}'))", "{\"a\":1}", ResponseBody.Json)]
    [DataRow("new Response('ab', { headers: { 'content-type': 'image/png' } })", "\"YWI=\"", ResponseBody.Base64)]
    [DataRow("new Response(new Blob(['x'], { type: 'text/css' }))", "\"x\"", ResponseBody.Text)]
    [DataRow("new Response(null, { status: 204 })", "null", ResponseBody.None)]
    [DataRow("new Response('')", "null", ResponseBody.None)]
    [DataRow("new Response(ReadableStream.from([new Uint8Array([104]), new Uint8Array([105])]))", "\"hi\"", ResponseBody.Text)]
    [DataRow("Promise.resolve(new (class extends Response {})('mine'))", "\"mine\"", ResponseBody.Text)]
    public async Task Response_OfAnyBody_IsData(string response, string data, ResponseBody body)
    {
        var result = await RunAsync("in process", $"export default () => {response};");

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual(data, result.Data());
        Assert.AreEqual(body, result.Response!.Body);
    }

    [TestMethod]
    [DataRow("return { status: 201, headers: {}, body: 'x' };")]
    [DataRow("return new Proxy(new Response('x'), {});")]
    [DataRow("return { r: new Response('x') };")]
    [DataRow("return Object.create(Response.prototype);")]
    public async Task Response_OnlyAlike_IsAnOrdinaryValue(string body)
    {
        var result = await RunAsync("in process", $"export default () => {{ {body} }}");

        Assert.IsNull(result.Response);
        Assert.AreNotEqual(ExecutionOutcome.HostError, result.Outcome);
    }

    [TestMethod]
    [DataRow("Response.error()", "Response.error()")]
    [DataRow("new Response(new ReadableStream({ pull(c) { c.error(new RangeError('broken')); } }))", "broken")]
    [DataRow("(() => { const r = new Response('a'); r.text(); return r; })()", "was read already")]
    [DataRow("new Response(ReadableStream.from(['text']))", "Uint8Array")]
    public async Task Response_ThatCannotBeRead_IsAnErrorOfTheFunction(string response, string message)
    {
        var result = await RunAsync("in process", $"export default () => {response};");

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.Contains(message, result.Error!.Message);
        Assert.IsNull(result.Response);
    }

    [TestMethod]
    public async Task Response_BeyondItsBounds_IsRefused()
    {
        var headers = await RunAsync("in process", "export default () => new Response('', { headers: { a: 'x'.repeat(70000) } });");
        var body = await RunAsync(
            "in process", "export default () => new Response('x'.repeat(5000));", limits: request => request.WithLimits(limits => limits with { ResultBytes = 1000 }));

        Assert.AreEqual((ExecutionOutcome.OutputLimit, ErrorCodes.ResultTooLarge), (headers.Outcome, headers.Error!.Code));
        Assert.AreEqual((ExecutionOutcome.OutputLimit, ErrorCodes.ResultTooLarge), (body.Outcome, body.Error!.Code));
    }

    [TestMethod]
    public async Task Response_ThatNeverEnds_EndsWithTheTimeOfTheExecution()
    {
        var result = await RunAsync(
            "in process",
            "export default () => new Response(new ReadableStream({ async pull(c) { await new Promise((done) => setTimeout(done, 1)); c.enqueue(new Uint8Array(1)); } }));",
            limits: request => request.WithLimits(limits => limits with { WallTime = TimeSpan.FromMilliseconds(300) }));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task FetchHandler_Exported_GetsARequestItsEnvironmentAndTheContext(string where)
    {
        var result = await RunAsync(
            where,
            """
            export default {
              greeting: 'hi',
              async fetch(request, env, ctx) {
                const { name } = await request.clone().json();
                return Response.json([this.greeting, name, request instanceof Request, request.method, request.url, request.headers.get('X-A'), request.query.q, env.KEY, ctx.execution_id, await request.text()]);
              },
            };
            """,
            limits: request => request.WithBody("""{"body":{"name":"Ada"},"method":"PUT","url":"/users","query":{"q":"1"},"headers":{"x-a":"b"}}""")
                with { Env = new Dictionary<string, string> { ["KEY"] = "value" } });

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("""["hi","Ada",true,"PUT","http://localhost/users?q=1","b","1","value","exec_1","{\"name\":\"Ada\"}"]""", result.Data());
    }

    [TestMethod]
    [DataRow("export default { async fetch() { return { hello: 'world' }; } };", "{\"hello\":\"world\"}")]
    [DataRow("export default new (class { fetch() { return 5; } })();", "5")]
    [DataRow("export default { fetch: (request) => [request.body, request.bodyUsed, request.url] };", null)]
    public async Task FetchHandler_WhateverItReturns_IsTheResult(string code, string? data)
    {
        var result = await RunAsync("in process", code);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.IsTrue(data is null || data == result.Data(), result.Data());
    }

    [TestMethod]
    [DataRow("export default { fetch: 5 };")]
    [DataRow("export default 5;")]
    [DataRow("export default null;")]
    public async Task DefaultExport_OfNoForm_IsAnError(string code)
    {
        var result = await RunAsync("in process", code);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task WaitUntil_GivenAPromise_IsAwaitedAfterTheAnswerIsKnown(string where)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("true"));

        var result = await RunAsync(
            where,
            """
            export default async (request, context) => {
              context.waitUntil((async () => { await context.utils.sleep(30); await context.kv.set('late', 1); })());
              context.waitUntil(Promise.reject(new RangeError('not this one')));
              context.waitUntil(5);
              return 'at once';
            };
            """,
            host);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("\"at once\"", result.Data());
        Assert.AreEqual("kv.set", host.Calls.Single().Operation);
        Assert.AreEqual("What waitUntil() was given was rejected: RangeError: not this one", result.Logs.Single().Message);
    }

    [TestMethod]
    public async Task WaitUntil_GivenAFunction_IsRefusedBecauseNobodyWouldCallIt()
    {
        var result = await TestSandbox.RunAsync("export default (r, context) => { try { context.waitUntil(async () => 1); } catch (e) { return [e.code, e.message]; } }");

        Assert.AreEqual("""["INVALID_ARGUMENT","waitUntil() expects a promise, found a function, which nobody would call: call it, waitUntil(work())"]""", result.Data());
    }

    [TestMethod]
    [DataRow("new Promise(() => {})", "never settles")]
    [DataRow("context.utils.sleep(60000)", "when the time of the execution was up")]
    public async Task WaitUntil_NeverSettled_LeavesTheAnswerAndAWarning(string promise, string warning)
    {
        var result = await RunAsync(
            "in process",
            $"export default async (request, context) => {{ context.waitUntil({promise}); return 1; }};",
            limits: request => request.WithLimits(limits => limits with { WallTime = TimeSpan.FromMilliseconds(400) }));

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("1", result.Data());
        Assert.IsTrue(result.Logs.Any(entry => entry.Message.Contains(warning, StringComparison.Ordinal)), string.Join('\n', result.Logs.Select(entry => entry.Message)));
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Signal_Aborted_EndsTheCallWhereItIsCarriedOut(string where)
    {
        var (begun, cancelled) = (new TaskCompletionSource(), new TaskCompletionSource());
        var host = new ScriptedHost(async (call, token) =>
        {
            if (call.Operation != "http.send")
            {
                await begun.Task;
                return HostAnswer.Of(TestSandbox.Utf8("null"));
            }

            begun.TrySetResult();
            try
            {
                await Task.Delay(TimeSpan.FromSeconds(30), token);
            }
            catch (OperationCanceledException)
            {
                cancelled.TrySetResult();
                throw;
            }

            return HostAnswer.Failed("LATE", "late");
        });

        var result = await RunAsync(
            where,
            """
            export default async (request, context) => {
              const controller = new AbortController();
              const call = fetch('https://a.example/', { signal: controller.signal });
              await context.kv.get('begun');
              controller.abort();
              try { await call; } catch (error) { return [error.name, error === controller.signal.reason]; }
            };
            """,
            host);

        Assert.AreEqual("""["AbortError",true]""", result.Data());
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        Assert.IsEmpty(result.Logs);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Signal_AbortedAgainAndAgain_LeavesRoomForOtherCalls(string where)
    {
        var host = new ScriptedHost(async (call, token) =>
        {
            if (call.Operation == "http.send")
            {
                await Task.Delay(TimeSpan.FromSeconds(30), token);
            }

            return HostAnswer.Of(TestSandbox.Utf8("7"));
        });

        var result = await RunAsync(
            where,
            """
            export default async (request, context) => {
              const names = new Set();
              for (let round = 0; round < 5; round++) {
                const controller = new AbortController();
                const calls = Array.from({ length: 20 }, () => context.http.get('https://a.example/', { signal: controller.signal }).catch((error) => names.add(error.name)));
                controller.abort();
                await Promise.all(calls);
              }
              return [[...names], await context.kv.get('a')];
            };
            """,
            host);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual("""[["AbortError"],7]""", result.Data());
    }

    [TestMethod]
    [DataRow("fetch('https://a.example/', { signal: AbortSignal.abort('why') })", "\"why\"")]
    [DataRow("context.http.get('https://a.example/', { signal: AbortSignal.abort() }).catch((error) => { throw error.name; })", "\"AbortError\"")]
    [DataRow("fetch('https://a.example/', { signal: {} }).catch((error) => { throw error.name; })", "\"TypeError\"")]
    public async Task Signal_AbortedBefore_SendsNothing(string call, string thrown)
    {
        var host = ScriptedHost.Echo;
        var before = host.Calls.Count;

        var result = await RunAsync("in process", $"export default async (request, context) => {{ try {{ return await {call}; }} catch (error) {{ return error; }} }};", host);

        Assert.AreEqual(thrown, result.Data());
        Assert.HasCount(before, host.Calls);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task FormData_Sent_IsMultipartWithASafeBoundary(string where)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("""{"ok":true,"status":200,"statusText":"","headers":{},"url":"","redirected":false}"""));

        await RunAsync(
            where,
            "export default async (request, context) => { const form = new FormData(); form.append('a\"\\n', 'x'); form.append('f', new Blob(['abc'], { type: 'text/plain' }), 'a.txt'); await fetch('https://a.example/', { method: 'POST', body: form }); await context.http.post('https://a.example/', new Blob(['q'], { type: 'x/y' })); };",
            host);

        var type = host.Arguments(0).GetProperty("content_type").GetString()!;
        var boundary = type["multipart/form-data; boundary=".Length..];
        Assert.AreEqual(
            $"--{boundary}\r\nContent-Disposition: form-data; name=\"a%22%0D%0A\"\r\n\r\nx\r\n"
            + $"--{boundary}\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nabc\r\n--{boundary}--\r\n",
            Encoding.UTF8.GetString(host.Calls.First().Body.Span));
        Assert.AreEqual(("x/y", "q"), (host.Arguments(1).GetProperty("content_type").GetString(), Encoding.UTF8.GetString(host.Calls.ElementAt(1).Body.Span)));
    }

    [TestMethod]
    public async Task Fetch_OfARequestAndOfAStream_SendsWhatTheyHold()
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("""{"ok":true,"status":200,"statusText":"","headers":{"a":"1"},"setCookie":["x=1, 2","y=3"],"url":"","redirected":false}"""));

        var result = await RunAsync(
            "in process",
            """
            export default async () => {
              const response = await fetch(new Request('https://a.example/', { method: 'PUT', headers: { b: 'c' }, body: 'text' }), { timeout: 500 });
              await fetch('https://b.example/', { method: 'POST', body: ReadableStream.from([new Uint8Array([104, 105])]) });
              const given = new Response('x');
              return [response instanceof Response, response.headers.getSetCookie(), response.headers.a, await fetch('https://c.example/', { method: 'POST', body: given }).catch((error) => error.name)];
            };
            """,
            host);

        Assert.AreEqual("""[true,["x=1, 2","y=3"],"1","TypeError"]""", result.Data());
        Assert.AreEqual(
            """{"method":"PUT","url":"https://a.example/","raw":true,"stream":true,"headers":{"b":"c","content-type":"text/plain;charset=UTF-8"},"timeout":500,"redirect":"follow"}""",
            host.Arguments(0).GetRawText());
        Assert.AreEqual("text", Encoding.UTF8.GetString(host.Calls.First().Body.Span));
        Assert.AreEqual("hi", Encoding.UTF8.GetString(host.Calls.ElementAt(1).Body.Span));
        Assert.HasCount(2, host.Calls);
    }

    private static Task<ExecutionResult> RunAsync(
        string where, string code, IHostCalls? host = null, Func<ExecutionRequest, ExecutionRequest>? limits = null)
    {
        var request = TestSandbox.Request(code);
        return (where == "in process" ? TestSandbox.Shared : s_workers).ExecuteAsync(limits?.Invoke(request) ?? request, host ?? NoHostCalls.Instance, CancellationToken.None);
    }
}
