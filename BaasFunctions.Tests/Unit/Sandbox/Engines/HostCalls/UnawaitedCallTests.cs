using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>Work that a function began is finished, whether it awaited it or not; the answer stays what the handler returned.</summary>
[TestClass]
public sealed class UnawaitedCallTests
{
    private readonly ScriptedHost _slow = new(async (call, token) =>
    {
        await Task.Delay(20, token);
        return ScriptedHost.Value("\"" + call.Operation + "\"");
    });

    [TestMethod]
    public async Task Handler_ReturnsBeforeItsWrites_TheWritesAreDone()
    {
        var result = await RunAsync(
            """
            const items = context.db.project.entities.items;
            [1, 2, 3].forEach(async (n) => { await items.create({ n }); await items.update(String(n), { seen: true }); });
            return 'started';
            """,
            _slow);

        Assert.AreEqual("\"started\"", result.Data());
        Assert.AreEqual(6, result.Metrics.HostCalls);
        Assert.AreEqual(3, _slow.Calls.Count(call => call.Operation == "db.update"));
        Assert.IsGreaterThan(TimeSpan.Zero, result.Metrics.Drain);
        Assert.IsEmpty(result.Logs);
    }

    [TestMethod]
    public async Task Handler_AwaitsItsCalls_NothingIsWaitedFor()
    {
        var result = await RunAsync("return await context.kv.get('a')", _slow);

        Assert.AreEqual(TimeSpan.Zero, result.Metrics.Drain);
    }

    [TestMethod]
    public async Task Answer_IsWhatWasReturned_NotWhatBecameOfItAfterwards()
    {
        var result = await RunAsync("const answer = { n: 1 }; context.kv.set('a', 1).then(() => { answer.n = 2; }); return answer;", _slow);

        Assert.AreEqual("""{"n":1}""", result.Data());
    }

    [TestMethod]
    public async Task Handler_ThrowsWhileWritesAreOpen_TheWritesAreDoneAndTheErrorStays()
    {
        var result = await RunAsync("context.kv.set('a', 1).then(() => context.kv.set('b', 2)); throw new Error('no');", _slow);

        Assert.AreEqual(ExecutionOutcome.ScriptError, result.Outcome);
        Assert.AreEqual("no", result.Error!.Message);
        Assert.AreEqual(2, result.Metrics.HostCalls);
    }

    [TestMethod]
    public async Task Result_CannotBeWritten_TheWritesAreDone()
    {
        var result = await RunAsync("context.kv.set('a', 1).then(() => context.kv.set('b', 2)); return 1n;", _slow);

        Assert.AreNotEqual(ExecutionOutcome.Completed, result.Outcome);
        Assert.AreEqual(2, result.Metrics.HostCalls);
    }

    [TestMethod]
    public async Task Call_FailsAfterTheReturn_IsAWarning()
    {
        var host = new ScriptedHost(async (_, token) =>
        {
            await Task.Delay(20, token);
            return new HostAnswer { Error = new HostCallError("DUPLICATE_VALUE", "There is one already") };
        });

        var result = await RunAsync("context.db.project.entities.items.create({}); return 1", host);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome);
        var warning = result.Logs.Single();
        Assert.AreEqual(LogEntryLevel.Warn, warning.Level);
        Assert.Contains("There is one already", warning.Message);
    }

    [TestMethod]
    public async Task Call_HasNoAnswerWhenTheTimeIsOver_IsNamedInAWarning()
    {
        var host = new ScriptedHost(async (_, token) =>
        {
            await Task.Delay(Timeout.Infinite, token);
            return ScriptedHost.Value("1");
        });

        var result = await RunAsync("context.kv.set('a', 1); context.kv.delete('a'); return 'kept'", host, """{"timeout":300}""");

        Assert.AreEqual("\"kept\"", result.Data());
        Assert.Contains("2 calls of the context (kv.set, kv.delete) had no answer", result.Logs.Single().Message);
    }

    [TestMethod]
    public async Task Timers_DoNotFireAfterTheReturn()
    {
        var result = await RunAsync(
            "setTimeout(() => console.log('late'), 0); context.kv.set('a', 1).then(() => setTimeout(() => console.log('later'), 0)); return 1", _slow);

        Assert.StartsWith("2 timers still waiting", result.Logs.Single().Message);
    }

    [TestMethod]
    public async Task Continuation_RunsIntoALimit_EndsTheExecutionWithIt()
    {
        var result = await RunAsync(
            "context.kv.set('a', 1).then(() => { const held = []; for (;;) held.push('x'.repeat(1e5) + held.length); }); return 1", _slow);

        Assert.AreEqual(ExecutionOutcome.MemoryLimit, result.Outcome);
    }

    [TestMethod]
    public async Task Continuation_CallsWithoutEnd_EndsWithTheLimitOfCalls()
    {
        var host = new ScriptedHost(_ => ScriptedHost.Value("1"));

        var result = await RunAsync("const again = () => context.kv.get('a').then(again); again(); return 1", host);

        Assert.AreEqual(ExecutionOutcome.CallLimit, result.Outcome);
    }

    [TestMethod]
    public async Task Microtask_ThrowsAfterTheReturn_IsAWarning()
    {
        var result = await RunAsync("context.kv.set('a', 1).then(() => queueMicrotask(() => { throw new Error('late'); })); return 1", _slow);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome);
        Assert.Contains("late", result.Logs.Single().Message);
    }

    private static Task<ExecutionResult> RunAsync(string body, ScriptedHost host, string config = "{}") => TestSandbox.Shared.ExecuteAsync(
        TestSandbox.Request($"export default async function handler(request, context) {{ {body} }}").WithConfig(config), host, CancellationToken.None);
}
