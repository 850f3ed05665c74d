using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Bodies that a function takes piece by piece, with the same results in this process and in a worker.</summary>
[TestClass]
public sealed class PiecewiseBodyTests
{
    private static ISandbox s_workers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_workers = await WorkerSandboxes.CreateWarmAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_workers.DisposeAsync();

    public static IEnumerable<object[]> Both => [["in process"], ["in a worker"]];

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Response_ThatComesAfterItsRequestWasAborted_IsEnded(string where)
    {
        var (begun, ended) = (new TaskCompletionSource(), new TaskCompletionSource<string>());
        var host = new ScriptedHost(async (call, token) =>
        {
            switch (call.Operation)
            {
                case "http.send":
                    begun.TrySetResult();
                    await Task.Delay(Timeout.InfiniteTimeSpan, token).ContinueWith(_ => { }, TaskScheduler.Default);
                    return Opened("");
                case "http.cancel":
                    ended.TrySetResult(System.Text.Encoding.UTF8.GetString(call.ArgumentsJson.Span));
                    return ScriptedHost.Value("true");
                default:
                    await begun.Task;
                    return ScriptedHost.Value("null");
            }
        });

        var result = await RunAsync(where, """
            export default async (request, context) => {
              const controller = new AbortController();
              const call = fetch('https://a.example/', { signal: controller.signal });
              await context.kv.get('begun');
              controller.abort();
              return await call.catch((error) => error.name);
            };
            """, host);

        Assert.AreEqual("\"AbortError\"", result.Data());
        Assert.AreEqual("""{"body":5}""", await ended.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Pieces_OfWhichThereIsNoEnd_EndTheExecutionWithALimit(string where)
    {
        var host = new ScriptedHost(call => call.Operation == "http.send" ? Opened("a") : Piece("b", isLast: false));

        var result = await RunAsync(
            where,
            "export default async () => { for await (const piece of (await fetch('https://a.example/')).body); };",
            host,
            request => request.WithLimits(limits => limits with { HostCalls = 1, HostCallTotalBytes = 64 << 10 }));

        Assert.AreEqual(ExecutionOutcome.CallLimit, result.Outcome, result.Error?.Message);
        StringAssert.Contains(result.Error!.Message, "65536 bytes");
        Assert.IsLessThanOrEqualTo(1 + ((64 << 10) / HostCall.MinPartBytes), host.Calls.Count);
        Assert.AreEqual(1, result.Metrics.HostCalls);
    }

    [TestMethod]
    [DataRow("in process", "")]
    [DataRow("in process", "await context.kv.get('later');")]
    [DataRow("in a worker", "")]
    [DataRow("in a worker", "await context.kv.get('later');")]
    public async Task Piece_ThatComesForAReaderThatIsGone_IsForTheNext(string where, string between)
    {
        var count = 0;
        var host = new ScriptedHost(call => call.Operation switch
        {
            "http.send" => Opened(""),
            "http.read" => Piece($"{++count}", isLast: count == 3),
            _ => ScriptedHost.Value("null"),
        });

        var result = await RunAsync(where, $$"""
            export default async (request, context) => {
              const { body } = await fetch('https://a.example/');
              const first = body.getReader();
              first.read().catch(() => {});
              first.releaseLock();
              {{between}}
              const reader = body.getReader({ mode: 'byob' });
              let text = '';
              for (;;) {
                const { value, done } = await reader.read(new Uint8Array(8));
                if (done) return [text, value.length];
                text += new TextDecoder().decode(value);
              }
            };
            """, host);

        Assert.AreEqual("""["123",0]""", result.Data(), result.Error?.Message);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Error_OfAPiece_IsThrownWhereItIsRead(string where)
    {
        var host = new ScriptedHost(call => call.Operation == "http.send" ? Opened("a") : HostAnswer.Failed("CONNECTION_RESET", "gone (GET https://a.example/)"));

        var result = await RunAsync(where, """
            export default async () => {
              const response = await fetch('https://a.example/');
              const again = await fetch('https://a.example/');
              const found = [];
              try { for await (const piece of response.body) found.push(piece.length); } catch (error) { found.push(error.code, error.message, error instanceof Error); }
              for (const read of ['text', 'json']) await again[read]().catch((error) => found.push(error.code));
              return found;
            };
            """, host);

        Assert.AreEqual("""[1,"CONNECTION_RESET","gone (GET https://a.example/)",true,"CONNECTION_RESET","CONNECTION_RESET"]""", result.Data(), result.Error?.Message);
    }

    private static HostAnswer Opened(string first) =>
        ScriptedHost.Value("""{"ok":true,"status":200,"statusText":"OK","headers":{},"url":"https://a.example/","redirected":false,"open":5}""") with { Body = TestSandbox.Utf8(first) };

    private static HostAnswer Piece(string text, bool isLast) => ScriptedHost.Value(isLast ? "false" : "true") with { Body = TestSandbox.Utf8(text) };

    private static Task<ExecutionResult> RunAsync(string where, string code, IHostCalls host, Func<ExecutionRequest, ExecutionRequest>? limits = null)
    {
        var request = TestSandbox.Request(code);
        return (where == "in process" ? TestSandbox.Shared : s_workers).ExecuteAsync(limits?.Invoke(request) ?? request, host, CancellationToken.None);
    }
}
