using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>What others notice of an execution that does not stop: a worker that was started before takes over, and theirs lets them end.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SpareWorkerTests
{
    private const string Writes = "await ctx.kv.set('a', 1); await ctx.utils.sleep(20); await ctx.kv.set('b', 2); return 'written'";

    /// <summary>Of the 500 projects of the whole attack, which takes minutes; <c>BAAS_TEST_ATTACKERS=500</c> runs it.</summary>
    private static readonly int s_attackers = int.TryParse(Environment.GetEnvironmentVariable("BAAS_TEST_ATTACKERS"), out var count) ? count : 24;

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Worker_Lost_TheSpareTakesItsPlace()
    {
        await using var sandbox = await CreateAsync();
        var before = DateTime.Now;
        using (var worker = Process.GetProcessById(sandbox.WorkerIds.Single()))
        {
            worker.Kill();
        }

        await MachinePace.UntilAsync(() => sandbox.Status.Restarts == 1);
        var result = await sandbox.RunAsync("return 1");

        Assert.AreEqual("1", result.Data(), result.Error?.Message);
        using var next = Process.GetProcessById(sandbox.WorkerIds.Single());
        Assert.IsLessThan(before, next.StartTime, "It was started before the other was lost.");
        await MachinePace.UntilAsync(() => sandbox.Status.SpareReady);
        Assert.AreEqual((1, 1, 1L), (sandbox.Status.WorkersWanted, sandbox.Status.WorkersUp, sandbox.Status.Restarts));
    }

    [TestMethod]
    public async Task Project_NeverSeen_TakesTheSpare_AndTheNextOneIsStarted()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Isolation = WorkerIsolation.PerProject);
        for (var i = 0; i < 3; i++)
        {
            await MachinePace.UntilAsync(() => sandbox.Status.SpareReady);
            var before = DateTime.Now;
            var result = await sandbox.RunAsync("return 1", r => r.OfProject($"{i}"));
            Assert.AreEqual("1", result.Data(), result.Error?.Message);
            Assert.HasCount(i + 1, sandbox.WorkerIds);
            Assert.IsTrue(sandbox.WorkerIds.All(id => StartOf(id) < before), "It was started before it was needed.");
        }
    }

    [TestMethod]
    [OSCondition(OperatingSystems.Linux)]
    public async Task Spare_Lost_TheNextOneIsStarted()
    {
        await using var sandbox = await CreateAsync();
        var own = sandbox.WorkerIds.Single();
        using (var spare = Process.GetProcessById(sandbox.SpareIds.Single()))
        {
            spare.Kill();
            await spare.WaitForExitAsync();
        }

        await MachinePace.UntilAsync(() => sandbox.Status.SpareReady && sandbox.Status.Restarts == 1);
        Assert.AreEqual(own, sandbox.WorkerIds.Single());
    }

    [TestMethod]
    public async Task Execution_ThatDoesNotStop_EndsAtOnceAndTheOneThatWroteBesideItEndsAsWell()
    {
        await using var sandbox = await CreateAsync(options => options.WriterMs = 60_000);
        var hang = sandbox.RunAsync(Attacks.Hang, r => r.OfProject("bad").WithLimits(l => l with { WallTime = TimeSpan.FromMilliseconds(100) }));
        var host = Writer();
        var writer = sandbox.ExecuteAsync(
            TestSandbox.Request("await ctx.kv.set('a', 1); await ctx.utils.sleep(4000); return 'written'").OfProject("good"), host, CancellationToken.None);

        var ended = await hang;
        var newcomer = await sandbox.RunAsync("return 'new'", r => r.OfProject("other"));

        Assert.AreEqual(ExecutionOutcome.TimedOut, ended.Outcome, ended.Error?.Message);
        Assert.AreEqual("\"new\"", newcomer.Data(), newcomer.Error?.Message);
        Assert.IsFalse(writer.IsCompleted, "Neither waits for the one that is still running.");
        Assert.AreEqual("\"written\"", (await writer).Data(), (await writer).Error?.Message);
        Assert.HasCount(1, host.Calls);
        Assert.AreEqual(1, sandbox.Status.Restarts);
    }

    [TestMethod]
    [Timeout(900_000)]
    public async Task FreshProjects_EachWithAnEndlessBuiltIn_CostNobodyAnExecutionThatWrote()
    {
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await CreateAsync(options => options.Workers = 2, log);
        var attacked = new List<ExecutionOutcome>();
        var next = 0;
        var attacks = Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Increment(ref next) is var number && number <= s_attackers)
            {
                var result = await sandbox.RunAsync(
                    Attacks.Hang, r => r.OfProject($"attacker {number}").WithLimits(l => l with { WallTime = TimeSpan.FromMilliseconds(100) }));
                lock (attacked)
                {
                    attacked.Add(result.Outcome);
                }
            }
        })));
        var results = new List<ExecutionResult>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(caller => Task.Run(async () =>
        {
            while (!attacks.IsCompleted)
            {
                var result = await sandbox.ExecuteAsync(TestSandbox.Request(Writes).OfProject($"innocent {caller}"), Writer(), CancellationToken.None);
                lock (results)
                {
                    results.Add(result);
                }
            }
        })));
        await attacks;

        var outcomes = string.Join(", ", results.GroupBy(result => result.Outcome).Select(group => $"{group.Count()} {group.Key}"));
        Console.WriteLine($"{s_attackers} attackers; innocents: {outcomes}; longest {results.Max(result => result.Metrics.Wall).TotalMilliseconds:F0} ms; {sandbox.Status.Restarts} workers lost");
        Assert.IsNotEmpty(results);
        Assert.IsTrue(results.All(result => result.Outcome == ExecutionOutcome.Completed), outcomes);
        var warnings = log.Entries.Where(entry => entry.Level > LogLevel.Information).Select(entry => $"{entry.Text} {entry.Exception}");
        Assert.IsTrue(
            attacked.All(outcome => outcome == ExecutionOutcome.TimedOut),
            $"{string.Join(", ", attacked.GroupBy(outcome => outcome).Select(group => $"{group.Count()} {group.Key}"))}\n{string.Join('\n', warnings)}");
        Assert.IsGreaterThan(1, sandbox.Status.Restarts);
    }

    [TestMethod]
    public async Task Project_Alone_UsesAllWorkersOnceItsOwnHasMany()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.SpreadAbove = 2);
        var waiting = Enumerable.Range(0, 8).Select(_ => sandbox.RunAsync("await ctx.utils.sleep(5000); return 1", r => r.OfProject("alone"))).ToArray();
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 8);

        CollectionAssert.AreEqual((int[])[4, 4], sandbox.RunningByWorker.ToArray());
        await Task.WhenAll(waiting);
    }

    [TestMethod]
    public async Task Project_AloneWithFewExecutions_StaysInItsWorker()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync();
        var waiting = Enumerable.Range(0, 8).Select(_ => sandbox.RunAsync("await ctx.utils.sleep(5000); return 1", r => r.OfProject("alone"))).ToArray();
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 8);

        Assert.AreEqual(8, sandbox.RunningByWorker.Max());
        await Task.WhenAll(waiting);
    }

    [TestMethod]
    public async Task Project_BesideAnother_StaysInItsWorker()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync();
        var other = sandbox.RunAsync("await ctx.utils.sleep(8000); return 1", r => r.OfProject("other"));
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 1);
        var waiting = Enumerable.Range(0, 8).Select(_ => sandbox.RunAsync("await ctx.utils.sleep(4000); return 1", r => r.OfProject("one"))).ToArray();
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 9);

        Assert.IsGreaterThanOrEqualTo(8, sandbox.RunningByWorker.Max());
        await Task.WhenAll([other, .. waiting]);
    }

    private static DateTime StartOf(int id)
    {
        using var process = Process.GetProcessById(id);
        return process.StartTime;
    }

    private static ScriptedHost Writer()
    {
        ScriptedHost? host = null;
        host = new ScriptedHost(async (_, token) =>
        {
            host!.HaveEffects = true;
            await Task.Delay(10, token);
            return ScriptedHost.Value("null");
        });
        return host;
    }

    /// <summary>One worker and a spare, both ready.</summary>
    private static async Task<WorkerProcessSandbox> CreateAsync(Action<WorkerOptions>? change = null, CollectingLogger<WorkerProcessSandbox>? log = null)
    {
        var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
        {
            (options.Workers, options.SpareDelayMs) = (1, 0);
            change?.Invoke(options);
        }, log);
        await MachinePace.UntilAsync(() => sandbox.Status.SpareReady);
        return sandbox;
    }
}
