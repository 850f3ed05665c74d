using System.Text;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>Calls of the context that leave the sandbox, with the same results in this process and in a worker.</summary>
[TestClass]
public sealed class HostCallTests
{
    private static ISandbox s_workers = null!;

    [ClassInitialize]
    public static async Task StartAsync(TestContext context) => s_workers = await WorkerSandboxes.CreateWarmAsync();

    [ClassCleanup]
    public static async Task StopAsync() => await s_workers.DisposeAsync();

    public static IEnumerable<object[]> Both => [["in process"], ["in a worker"]];

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_Answered_GivesItsValue(string where)
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("""[{"id":"1","name":"Ada"}]"""));

        var data = await DataAsync(
            where, "return await context.db.project.entities.users.findMany({ name: 'Ada', age: { gte: 18 } }, { limit: 5 })", host);

        Assert.AreEqual("""[{"id":"1","name":"Ada"}]""", data);
        Assert.AreEqual("db.findMany", host.Calls.Single().Operation);
        Assert.AreEqual(
            """{"entity":"users","query":{"name":"Ada","age":{"gte":18}},"options":{"limit":5}}""",
            Encoding.UTF8.GetString(host.Calls.Single().ArgumentsJson.Span));
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_Failed_IsAnErrorWithCodeStatusDetailsAndPlace(string where)
    {
        var host = new ScriptedHost(_ => new HostAnswer
        {
            Error = new HostCallError("ENTITY_NOT_FOUND", "There is no user 7") { Status = 404, DetailsJson = TestSandbox.Utf8("""{"id":7}""") },
        });

        var caught = await DataAsync(
            where,
            """
            try { await context.db.project.entities.users.update(7, {}); } catch (e) {
              return [e instanceof Error, e.name, e.message, e.code, e.status, e.details, Object.keys(e), e.stack.includes('hello.js:2:')];
            }
            """.Replace("try {", "\ntry {"),
            host);
        var uncaught = await RunAsync(where, "\nawait context.kv.get('a');", host);

        Assert.AreEqual("""[true,"Error","There is no user 7","ENTITY_NOT_FOUND",404,{"id":7},[],true]""", caught);
        Assert.AreEqual(ExecutionOutcome.ScriptError, uncaught.Outcome);
        Assert.AreEqual("There is no user 7", uncaught.Error!.Message);
        Assert.AreEqual(2, uncaught.Error.Diagnostic?.Line);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Calls_AtTheSameTime_AreBoundedAndAllAnswered(string where)
    {
        var running = 0;
        var most = 0;
        var host = new ScriptedHost(async (call, _) =>
        {
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Delay(2, CancellationToken.None);
            Interlocked.Decrement(ref running);
            return HostAnswer.Of(call.ArgumentsJson);
        });

        var data = await DataAsync(
            where,
            "const all = await Promise.all(Array.from({ length: 200 }, (_, i) => context.kv.get('k' + i))); return all.map((a) => a.key).join() === all.map((_, i) => 'k' + i).join()",
            host);

        Assert.AreEqual("true", data);
        Assert.AreEqual(200, host.Calls.Count);
        Assert.IsLessThanOrEqualTo(32, most);
        Assert.IsGreaterThan(1, most);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Calls_MoreThanAllowed_EndTheExecutionWhateverItCatches(string where)
    {
        var result = await RunAsync(
            where, "for (;;) { try { await context.kv.get('a') } catch { } }", ScriptedHost.Echo, r => r.WithLimits(l => l with { HostCalls = 10 }));

        Assert.AreEqual(ExecutionOutcome.CallLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual("CALL_LIMIT", result.Error!.Code);
        Assert.AreEqual("host_calls", result.Error.Limit!.Name);
        Assert.AreEqual(10, result.Error.Limit.Allowed);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Calls_ThatMoveTooManyBytes_EndTheExecution(string where)
    {
        var result = await RunAsync(
            where,
            "for (;;) { try { await context.kv.set('a', 'x'.repeat(100_000)) } catch { } }",
            ScriptedHost.Echo,
            r => r.WithLimits(l => l with { HostCallTotalBytes = 1_000_000 }));

        Assert.AreEqual(ExecutionOutcome.CallLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual("host_call_total_bytes", result.Error!.Limit!.Name);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_GivenMoreThanOneMayHave_IsAnErrorThatCanBeCaught(string where)
    {
        var data = await DataAsync(
            where,
            "try { await context.kv.set('a', 'x'.repeat(20_000)) } catch (e) { return [e.name, e.message] }",
            ScriptedHost.Echo,
            r => r.WithLimits(l => l with { HostCallBytes = 10_000 }));

        StringAssert.Contains(data, "TypeError");
        StringAssert.Contains(data, "What kv.set was given is larger than");
    }

    [TestMethod]
    [DataRow("const a = {}; a.a = a; await context.kv.set('k', a)", "contains itself")]
    [DataRow("await context.kv.set('k', 1n)", "BigInt")]
    [DataRow("await context.kv.set('k', { get x() { throw new TypeError('mine') } })", "mine")]
    [DataRow("await context.files.upload(7)", "files.upload expects")]
    [DataRow("await context.http.get('http://a.example', 7)", "http.get expects options to be an object")]
    [DataRow("await context.db.transaction()", "expects a function")]
    public async Task Call_WrongArguments_RejectThePromise(string code, string message)
    {
        var data = await DataAsync(
            "in process", $"const given = (async () => {{ {code} }})(); return await given.then(() => 'fine', (e) => [e.name, e.message])", ScriptedHost.Echo);

        StringAssert.Contains(data, "TypeError");
        StringAssert.Contains(data, message);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_StillOpenAtTheEnd_IsCancelledAndNoted(string where)
    {
        var cancelled = new TaskCompletionSource();
        var begun = new TaskCompletionSource();
        var host = new ScriptedHost(async (call, token) =>
        {
            if (call.Operation == "kv.set")
            {
                token.Register(cancelled.SetResult);
                begun.SetResult();
                await Task.Delay(Timeout.Infinite, token);
            }

            await begun.Task;
            return ScriptedHost.Value("1");
        });

        var result = await RunAsync(
            where, "context.kv.set('a', 1); await context.kv.get('a'); return 'done'", host, r => r.WithConfig("""{"timeout":1000}"""));

        Assert.AreEqual("\"done\"", result.Data());
        await cancelled.Task.WaitAsync(TimeSpan.FromSeconds(20));
        StringAssert.Contains(result.Logs.Single().Message, "1 call of the context (kv.set) had no answer when the execution ended");
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_NeverAnswered_EndsWithTheDeadline(string where)
    {
        var host = new ScriptedHost(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedHost.Value("1");
        });

        var result = await RunAsync(where, "await context.kv.get('a')", host, r => r.WithConfig("""{"timeout":200}"""));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_HostFails_TellsNothingOfIt(string where)
    {
        var data = await DataAsync(
            where,
            "try { await context.kv.get('a') } catch (e) { return [e.name, e.message, e.code] }",
            new ScriptedHost((_, _) => throw new InvalidOperationException("hunter2")));

        Assert.AreEqual("""["Error","The host could not carry out this call","HOST_ERROR"]""", data);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Call_NothingOutside_SaysSo(string where)
    {
        var data = await DataAsync(
            where, "try { await context.db.project.entities.users.count() } catch (e) { return [e.code, e.message] }", NoHostCalls.Instance);

        Assert.AreEqual("""["NOT_AVAILABLE","db.count is not available here"]""", data);
    }

    [TestMethod]
    [DynamicData(nameof(Both))]
    public async Task Metrics_CountCalls(string where)
    {
        var result = await RunAsync(where, "await context.kv.get('a'); await context.kv.get('b')", ScriptedHost.Echo);

        Assert.AreEqual(2, result.Metrics.HostCalls);
    }

    private static Task<ExecutionResult> RunAsync(
        string where, string body, IHostCalls host, Func<ExecutionRequest, ExecutionRequest>? change = null)
    {
        var request = TestSandbox.Request($"export default async function handler(request, context) {{ {body} }}");
        return (where == "in process" ? TestSandbox.Shared : s_workers).ExecuteAsync(change?.Invoke(request) ?? request, host, CancellationToken.None);
    }

    private static async Task<string> DataAsync(
        string where, string body, IHostCalls host, Func<ExecutionRequest, ExecutionRequest>? change = null)
    {
        var result = await RunAsync(where, body, host, change);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return result.Data();
    }

    private static void InterlockedMax(ref int most, int now)
    {
        int before;
        while ((before = Volatile.Read(ref most)) < now && Interlocked.CompareExchange(ref most, now, before) != before)
        {
        }
    }
}
