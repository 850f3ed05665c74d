using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines.HostCalls;

/// <summary>Transactions of one execution: one after the other, and nothing of the data store beside them from within.</summary>
[TestClass]
public sealed class TransactionTests
{
    private const string Refused = "TRANSACTION_OPEN";

    private int _begun;

    private ScriptedHost Host => field ??= new(async (call, token) =>
    {
        await Task.Delay(1, token);
        if (call.Operation == "db.create" && System.Text.Encoding.UTF8.GetString(call.ArgumentsJson.Span).Contains("\"bad\":true", StringComparison.Ordinal))
        {
            return HostAnswer.Failed("BAD", "This row is bad");
        }

        return ScriptedHost.Value(call.Operation == "db.begin" ? $"\"t{++_begun}\"" : "null");
    });

    [TestMethod]
    public async Task Transactions_BegunTogether_FollowEachOther()
    {
        var data = await DataAsync(
            """
            const run = (name) => context.db.transaction(async (tx) => { await tx.project.entities.items.create({ name }); return name; });
            return await Promise.all(['a', 'b', 'c'].map(run));
            """);

        Assert.AreEqual("""["a","b","c"]""", data);
        Assert.AreEqual(
            string.Join(' ', Enumerable.Repeat("db.begin db.create db.commit", 3)), string.Join(' ', Host.Calls.Select(call => call.Operation)));
    }

    [TestMethod]
    public async Task Transaction_Fails_TheNextOneRunsAllTheSame()
    {
        var data = await DataAsync(
            """
            const settled = await Promise.allSettled([
              context.db.transaction(async () => { throw new Error('no'); }),
              context.db.transaction(async () => 'yes'),
            ]);
            return settled.map((s) => s.reason?.message ?? s.value);
            """);

        Assert.AreEqual("""["no","yes"]""", data);
        Assert.Contains("db.rollback db.begin db.commit", string.Join(' ', Host.Calls.Select(call => call.Operation)));
    }

    [TestMethod]
    public async Task Transaction_RejectedAndNotLookedAt_IsAWarningAlthoughAnotherWaitedForIt()
    {
        var result = await RunAsync("context.db.transaction(async () => { throw new Error('lost'); }); await context.db.transaction(async () => 1);");

        Assert.Contains("lost", result.Logs.Single().Message);
    }

    [TestMethod]
    [DataRow("context.db.project.entities.items.create({})", "use the argument of the work, as in tx.project.entities.items")]
    [DataRow("context.db.project.entities.items.findMany({})", "tx.project.entities.items")]
    [DataRow("context.db.transaction(async () => 1)", "use the argument that it was given")]
    [DataRow("context.db.raw('SELECT 1')", "call it before or after")]
    [DataRow("context.kv.set('a', 1)", "call it before or after")]
    [DataRow("context.kv.increment('a')", "call it before or after")]
    public async Task Work_UsesTheStoreBesideIt_IsRefusedAtOnceAndRolledBack(string call, string advice)
    {
        foreach (var before in new[]
        {
            "", "await null;", "await tx.project.entities.items.count();", "await new Promise((done) => setTimeout(done, 1));",
            "await Promise.all([context.kv.get('a'), tx.project.entities.items.count()]);", "await context.files.list();",
        })
        {
            Host.Calls.Clear();

            var data = await DataAsync(
                $"try {{ await context.db.transaction(async (tx) => {{ {before} await {call}; }}); }} catch (e) {{ return [e.code, e.message]; }}");

            Assert.StartsWith($"[\"{Refused}\"", data, before);
            Assert.Contains(advice, data);
            Assert.AreEqual("db.rollback", Host.Calls.Last().Operation, before);
        }
    }

    [TestMethod]
    [DataRow("tx.project.entities.items.create({});", "db.begin db.create db.commit")]
    [DataRow("[1, 2].forEach(async (n) => { await items.create({ n }); await items.update('a', { n }); });", "db.begin db.create db.create db.update db.update db.commit")]
    [DataRow("items.create({}).then(() => items.count({})).then(() => items.delete('a'));", "db.begin db.create db.count db.delete db.commit")]
    [DataRow("Promise.resolve().then(() => Promise.resolve()).then(() => items.create({}));", "db.begin db.create db.commit")]
    [DataRow("(async () => { try { await items.create({ bad: true }); } catch { await items.delete('a'); } })();", "db.begin db.create db.delete db.commit")]
    public async Task Work_DoesNotAwaitWhatItBegan_IsCommittedWithAllOfIt(string work, string calls)
    {
        foreach (var awaited in new[] { "await ", "" })
        {
            Host.Calls.Clear();

            var result = await RunAsync($"{awaited}context.db.transaction(async (tx) => {{ const {{ items }} = tx.project.entities; {work} }});");

            Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
            Assert.AreEqual(calls, string.Join(' ', Host.Calls.Select(call => call.Operation)));
            Assert.IsEmpty(result.Logs);
        }
    }

    [TestMethod]
    public async Task Work_FailsInWhatItDidNotAwait_IsRolledBackWithThatError()
    {
        var data = await DataAsync(
            """
            try {
              await context.db.transaction(async (tx) => {
                [1, 2, 3].forEach(async (n) => { await tx.project.entities.items.create({ n, bad: n === 2 }); });
              });
            } catch (e) { return e.code; }
            """);

        Assert.AreEqual("\"BAD\"", data);
        Assert.AreEqual("db.begin db.create db.create db.create db.rollback", string.Join(' ', Host.Calls.Select(call => call.Operation)));
    }

    [TestMethod]
    public async Task Sleep_BesideATransaction_GoesOnOutsideOfIt()
    {
        var data = await DataAsync(
            """
            const beside = async () => { for (let i = 0; i < 9; i++) { await context.utils.sleep(1); await context.db.project.entities.items.create({ i }); } };
            const work = async (tx) => { for (let i = 0; i < 9; i++) { await tx.project.entities.items.create({ i }); await context.utils.sleep(1); } return 'work'; };
            return (await Promise.all([context.db.transaction(work), beside()]))[0];
            """);

        Assert.AreEqual("\"work\"", data);
    }

    [TestMethod]
    public async Task Timeout_OfASignalBesideATransaction_GoesOnOutsideOfIt()
    {
        var data = await DataAsync(
            """
            const timeout = () => new Promise((done) => AbortSignal.timeout(1).addEventListener('abort', done));
            const beside = async () => { for (let i = 0; i < 9; i++) { await timeout(); await context.db.project.entities.items.create({ i }); } };
            const work = async (tx) => { for (let i = 0; i < 9; i++) { await tx.project.entities.items.create({ i }); await context.utils.sleep(1); } return 'work'; };
            return (await Promise.all([context.db.transaction(work), beside()]))[0];
            """);

        Assert.AreEqual("\"work\"", data);
    }

    [TestMethod]
    public async Task Transaction_GivenOptions_IsRefused()
    {
        var data = await DataAsync("try { await context.db.transaction(async () => 1, { timeout: 5 }); } catch (e) { return [e.code, e.message]; }");

        Assert.AreEqual("""["INVALID_ARGUMENT","db.transaction takes its work and nothing else: it has no options"]""", data);
        Assert.IsEmpty(Host.Calls);
    }

    [TestMethod]
    public async Task Store_UsedBesideATransactionThatItDoesNotBelongTo_IsServed()
    {
        var data = await DataAsync(
            """
            const users = context.db.project.entities.users;
            const beside = async () => { for (let i = 0; i < 20; i++) await users.create({ i }); return 'beside'; };
            const work = async (tx) => { for (let i = 0; i < 10; i++) await tx.project.entities.items.create({ i }); return 'work'; };
            const both = await Promise.all([context.db.transaction(work), beside()]);
            await users.count();
            await context.kv.set('a', 1);
            return both;
            """);

        Assert.AreEqual("""["work","beside"]""", data);
    }

    [TestMethod]
    public async Task Store_UsedAfterTheTransaction_IsServed()
    {
        Assert.AreEqual(
            "3",
            await DataAsync(
                """
                let n = 0;
                await context.db.transaction(async (tx) => { n++; }).then(() => context.kv.set('a', n++));
                try { await context.db.transaction(() => { throw 1; }); } catch { n++; }
                await context.db.project.entities.items.create({});
                return n;
                """));
    }

    private async Task<string> DataAsync(string body)
    {
        var result = await RunAsync(body);
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        return result.Data();
    }

    private Task<ExecutionResult> RunAsync(string body) => TestSandbox.Shared.ExecuteAsync(
        TestSandbox.Request($"export default async function handler(request, context) {{ {body} }}"), Host, CancellationToken.None);
}
