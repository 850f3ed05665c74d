using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using TestRun = BaasFunctions.Sandbox.Contracts.TestRun;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Executions in test mode: what a test fixes, and what it learns.</summary>
[TestClass]
public sealed class TestRunTests
{
    [TestMethod]
    public async Task Clock_Fixed_IsWhatEveryPartOfTheFunctionReads()
    {
        var result = await RunAsync(
            """
            await ctx.utils.sleep(5);
            ctx.log.info('now');
            return [Date.now(), new Date().toISOString(), ctx.utils.timestamp(), ctx.success(1).timestamp, ctx.getMetrics().start_time];
            """,
            new TestRun { Clock = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero) });

        Assert.AreEqual(
            """[1767323045000,"2026-01-02T03:04:05.000Z","2026-01-02T03:04:05.000Z","2026-01-02T03:04:05.000Z",1767323045000]""", result.Data());
        Assert.AreEqual(new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.Zero), result.Logs.Single().Timestamp);
    }

    [TestMethod]
    public async Task Clock_Fixed_DoesNotStopTheLimits()
    {
        var result = await RunAsync(
            "for (;;) await ctx.utils.sleep(1)", new TestRun { Clock = DateTimeOffset.UnixEpoch }, r => r.WithConfig("""{"timeout":100}"""));

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
    }

    [TestMethod]
    public async Task Seed_Same_GivesTheSameRandomValues()
    {
        const string code = "return [Math.random(), Math.random(), ctx.utils.generateId()]";

        var first = await RunAsync(code, new TestRun { Seed = 7 });
        var second = await RunAsync(code, new TestRun { Seed = 7 });
        var other = await RunAsync(code, new TestRun { Seed = 8 });

        Assert.AreEqual(first.Data(), second.Data());
        Assert.AreNotEqual(first.Data(), other.Data());
        StringAssert.Matches(first.Data(), new("-4[0-9a-f]{3}-[89ab]"));
    }

    [TestMethod]
    public async Task Seed_None_GivesOthersEachTime()
    {
        const string code = "return [Math.random(), ctx.utils.generateId()]";

        Assert.AreNotEqual((await RunAsync(code, new TestRun())).Data(), (await RunAsync(code, new TestRun())).Data());
    }

    [TestMethod]
    [DataRow("const a = 1;\nif (a > 1) {\n  return 2;\n}\nreturn 3;", 4, 3, "3:3")]
    [DataRow("return 1", 1, 1, "")]
    [DataRow("for (let i = 0; i < 2; i++) { i; }\nreturn 1", 3, 3, "")]
    [DataRow("const f = (x) => x + 1;\nreturn 1", 3, 2, "1:18")]
    [DataRow("try { JSON.parse('1') } catch (e) {\n  return 5;\n}", 3, 2, "2:3")]
    [DataRow("function f() {\n return 1;\n}\nclass A { static { f(); } }\nreturn 2", 3, 3, "")]
    [DataRow("switch (1) {\n case 1: return 1;\n default: return 2;\n}", 3, 2, "3:11")]
    [DataRow("export default async (r, c) => c.success(1)", 1, 1, "")]
    [DataRow("export const config = {};\nexport default async function h() {\n  await null;\n  return 1;\n  throw 2;\n}", 4, 3, "5:3")]
    public async Task Coverage_Run_NamesWhatDidNotRun(string code, int statements, int covered, string uncovered)
    {
        var result = await RunAsync(code, new TestRun());

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual((statements, covered), (result.Coverage!.Statements, result.Coverage.Covered));
        Assert.AreEqual(uncovered, string.Join(' ', result.Coverage.Uncovered.Select(place => $"{place.Line}:{place.Column}")));
    }

    [TestMethod]
    public async Task Coverage_FunctionFails_IsThereAllTheSame()
    {
        var result = await RunAsync("const a = 1;\nthrow new Error('x');\nreturn 2", new TestRun());

        Assert.AreEqual((3, 2), (result.Coverage!.Statements, result.Coverage.Covered));
    }

    [TestMethod]
    public async Task Coverage_NotWanted_IsNull()
    {
        Assert.IsNull((await RunAsync("return 1", new TestRun { Coverage = false })).Coverage);
        Assert.IsNull((await TestSandbox.RunAsync("return 1")).Coverage);
        Assert.IsNull((await RunAsync("return (", new TestRun())).Coverage);
    }

    [TestMethod]
    public async Task Context_SaysThatItIsATest()
    {
        Assert.AreEqual("[true,true]", (await RunAsync("return [ctx.test_mode, ctx.serialize().test_mode]", new TestRun())).Data());
    }

    [TestMethod]
    public async Task Calls_AreNotedInTheLogInTheWordsThatClientsKnow()
    {
        var request = TestSandbox.Request(
            """
            const { users } = ctx.db.project.entities;
            await users.findMany({ a: 1 }, { limit: 2 });
            await users.update('u1', { b: 2 });
            await ctx.db.raw('SELECT 1');
            await ctx.http.get('https://a.example', { raw: true });
            await ctx.kv.set('k', 1);
            """) with
        { Test = new TestRun() };

        var result = await TestSandbox.Shared.ExecuteAsync(
            request, new ScriptedHost(_ => ScriptedHost.Value("{\"headers\":{}}")), CancellationToken.None);

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        CollectionAssert.AreEqual(
            (string[])
            [
                """Info Test mode: findMany called on users {"query":{"a":1},"options":{"limit":2}}""",
                """Info Test mode: update called on users {"id":"u1","data":{"b":2}}""",
                """Warn Database raw query called in test mode {"query":"SELECT 1"}""",
                """Info HTTP GET request {"url":"https://a.example"}""",
                """Info Test mode: kv.set called {"key":"k","value":1}""",
            ],
            result.Logs.Select(entry => $"{entry.Level} {entry.Message} {System.Text.Encoding.UTF8.GetString(entry.DataJson.Span)}").ToArray());
    }

    [TestMethod]
    public async Task InAWorker_IsTheSame()
    {
        await using ISandbox sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);
        var request = TestSandbox.Request("if (ctx.test_mode) {\n  return Date.now();\n}\nreturn 0") with
        {
            Test = new TestRun { Clock = DateTimeOffset.UnixEpoch, Seed = 1 },
        };

        var result = await sandbox.ExecuteAsync(request, CancellationToken.None);

        Assert.AreEqual("0", result.Data());
        Assert.AreEqual((3, 2), (result.Coverage!.Statements, result.Coverage.Covered));
        Assert.AreEqual(new CoveragePlace(4, 1), result.Coverage.Uncovered.Single());
    }

    private static Task<ExecutionResult> RunAsync(string code, TestRun test, Func<ExecutionRequest, ExecutionRequest>? change = null) =>
        TestSandbox.RunAsync(code, request => (change?.Invoke(request) ?? request) with { Test = test });
}
