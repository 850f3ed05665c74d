using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>Starting, sharing and ending workers.</summary>
[TestClass]
[DoNotParallelize]
public sealed class WorkerLifeTests
{
    [TestMethod]
    public async Task Hello_Runs_AndWorkersStayTheSame()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync();
        var before = sandbox.WorkerIds;
        for (var i = 0; i < 20; i++)
        {
            var result = await sandbox.RunAsync(
                "export default async function handler(request, context) { console.log('hi'); return { hello: request.body.name, key: context.env.KEY } }",
                r => r.WithBody("""{"body":{"name":"Ada"}}""") with { Env = new Dictionary<string, string> { ["KEY"] = "v" } });
            Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
            Assert.AreEqual("""{"hello":"Ada","key":"v"}""", result.Data());
            Assert.HasCount(1, result.Logs);
        }

        CollectionAssert.AreEquivalent(before.ToArray(), sandbox.WorkerIds.ToArray());
        var status = sandbox.Status;
        Assert.AreEqual(
            ("Shared", 2, 2, 0L, 0),
            (status.Isolation, status.WorkersWanted, status.WorkersUp, status.Restarts, status.IsolatedProjects));
    }

    [TestMethod]
    public async Task Errors_ComeWithTheirPlaceAndStack()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync();
        var result = await sandbox.RunAsync("export default async function handler() {\n  throw new TypeError('no')\n}");
        Assert.AreEqual(
            (ExecutionOutcome.ScriptError, "TypeError", "no", 2),
            (result.Outcome, result.Error!.Name, result.Error.Message, result.Error.Diagnostic!.Line));
    }

    [TestMethod]
    public async Task Log_OfFewBytes_EndsWithTheNoticeOfWhatWasDropped()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);
        var result = await sandbox.RunAsync("for (let i = 0; i < 3; i++) context.log.info('x'.repeat(40)); return 1", r => r.WithLimits(l => l with { LogBytes = 10 }));
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        StringAssert.StartsWith(result.Logs.Single().Message, "3 log entries were dropped");
        Assert.AreEqual(0, sandbox.Status.Restarts);
    }

    /// <summary>What the one before held may not be given back yet, so it is run again where nobody was before; alone in a new worker, the fault is its own.</summary>
    [TestMethod]
    public async Task Allocation_ThatFailsRightAfterTheHeapWasFull_IsNoFaultYet()
    {
        const string Huge = "return 'x'.repeat(2 ** 29 - 24).length;";
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1, log);

        var first = await sandbox.RunAsync(Huge);
        Assert.AreEqual(ExecutionOutcome.MemoryLimit, first.Outcome, first.Error?.Message);
        Assert.AreEqual(0, Reruns(log));

        var second = await sandbox.RunAsync(Huge);
        Assert.AreEqual(ExecutionOutcome.MemoryLimit, second.Outcome, second.Error?.Message);
        Assert.AreEqual(1, Reruns(log));
    }

    private static int Reruns(CollectingLogger<WorkerProcessSandbox> log) => log.Entries.Count(entry => entry.Text.Contains("runs again", StringComparison.Ordinal));

    [TestMethod]
    public async Task Configuration_OfTheFunction_MayAskForMoreTimeThanTheDefault()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.GraceMs = 50);
        var result = await sandbox.RunAsync(
            "export const config = { timeout: 5000 }; export default async () => { await new Promise(r => setTimeout(r, 1500)); return 1 }",
            r => r.WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(1) }));
        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        Assert.AreEqual(0, sandbox.Status.Restarts);
    }

    [TestMethod]
    public async Task Caller_GoneAway_CancelsTheExecution()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync();
        using var gone = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));
        var result = await sandbox.ExecuteAsync(TestSandbox.Request("for (;;) {}"), gone.Token);
        Assert.AreEqual(ExecutionOutcome.Cancelled, result.Outcome, result.Error?.Message);
        Assert.AreEqual(0, sandbox.Status.Restarts);
    }

    [TestMethod]
    public async Task PerExecution_NoTwoShareAProcess()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Isolation = WorkerIsolation.PerExecution);
        var seen = new HashSet<int>(sandbox.WorkerIds);
        for (var i = 0; i < 4; i++)
        {
            Assert.AreEqual(ExecutionOutcome.Completed, (await sandbox.RunAsync("return 1")).Outcome);
        }

        await sandbox.WarmAsync();
        Assert.IsFalse(seen.Overlaps(sandbox.WorkerIds), "A worker outlived its execution.");
        Assert.AreEqual(0, sandbox.Status.Restarts, "Ends that are wished for are no restarts.");
    }

    [TestMethod]
    public async Task PerProject_EachHasItsOwn_AndIdleOnesEnd()
    {
        await using var sandbox = WorkerSandboxes.Create(options =>
        {
            options.Isolation = WorkerIsolation.PerProject;
            options.IdleMs = 1_000;
        });
        foreach (var project in new[] { "a", "b", "a", "b", "c" })
        {
            var result = await sandbox.RunAsync("return 1", r => r.OfProject(project));
            Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        }

        Assert.IsLessThanOrEqualTo(3, sandbox.WorkerIds.Count);
        await MachinePace.UntilAsync(() => sandbox.WorkerIds.Count == 0);
    }

    [TestMethod]
    public async Task PerProject_BeyondTheMemoryOfThePool_IdleWorkersGiveWay()
    {
        await using var sandbox = CreateSmallPool();
        for (var i = 0; i < 4; i++)
        {
            var result = await sandbox.RunAsync("return 1", r => r.OfProject($"{i}"));
            Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        }

        await MachinePace.UntilAsync(() => sandbox.WorkerIds.Count == 1);
        Assert.AreEqual(0, sandbox.Status.Restarts, "Workers that give way are no losses.");
    }

    [TestMethod]
    public async Task PerProject_AllWorkersBusyAndThePoolFull_ANewProjectWaitsAndThenRuns()
    {
        await using var sandbox = CreateSmallPool();
        var first = sandbox.RunAsync("await ctx.utils.sleep(1500); return 1", r => r.OfProject("first"));
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 1);

        var second = sandbox.RunAsync("return 2", r => r.OfProject("second"));

        Assert.AreSame(first, await Task.WhenAny(first, second));
        Assert.AreEqual(("1", "2"), ((await first).Data(), (await second).Data()));
    }

    [TestMethod]
    public async Task Shared_ExecutionThatSharesNoWorker_HasOneOfItsProject()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);
        var shared = sandbox.WorkerIds.Single();
        var own = sandbox.RunAsync("await ctx.utils.sleep(1000); return 1", r => r.OfProject("own") with { SharesNoWorker = true });
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 1);
        var other = sandbox.RunAsync("await ctx.utils.sleep(1000); return 1", r => r.OfProject("other") with { SharesNoWorker = true });
        await MachinePace.UntilAsync(() => sandbox.RunningByWorker.Sum() == 2 || own.IsCompleted);

        await Task.WhenAll(own, other);

        Assert.HasCount(3, sandbox.WorkerIds);
        CollectionAssert.Contains(sandbox.WorkerIds.ToArray(), shared);
    }

    [TestMethod]
    public async Task Project_ThatKeepsKillingWorkers_LeavesTheSharedOnes()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
        {
            options.IsolateAfterKills = 2;
            options.GraceMs = 50;
            options.Workers = 1;
        });
        for (var i = 0; i < 3; i++)
        {
            var result = await sandbox.RunAsync(Attacks.Hang, r => r.OfProject("bad").WithLimits(l => l with { WallTime = TimeSpan.FromMilliseconds(200) }));
            Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome, result.Error?.Message);
            await sandbox.WarmAsync();
        }

        Assert.AreEqual(1, sandbox.Status.IsolatedProjects);
        Assert.AreEqual(ExecutionOutcome.Completed, (await sandbox.RunAsync("return 1", r => r.OfProject("good"))).Outcome);
    }

    [TestMethod]
    public async Task Source_ThatTheWorkerHasDropped_IsSentAgain()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);
        // The cache of sources holds 8 MB here: each of these takes 1.5 MB.
        for (var round = 0; round < 2; round++)
        {
            for (var i = 0; i < 8; i++)
            {
                var result = await sandbox.RunAsync($"/*{new string((char)('a' + i), 750_000)}*/ return {i}");
                Assert.AreEqual($"{i}", result.Data(), result.Error?.Message);
            }
        }
    }

    [TestMethod]
    public async Task Dispose_LetsExecutionsEnd_AndEndsTheWorkers()
    {
        var sandbox = await WorkerSandboxes.CreateWarmAsync();
        var workers = sandbox.WorkerIds;
        var last = sandbox.RunAsync("await new Promise(r => setTimeout(r, 700)); return 'last'");
        await Task.Delay(200);

        await sandbox.DisposeAsync();

        Assert.AreEqual("\"last\"", (await last).Data());
        Assert.IsFalse(workers.Any(IsAlive));
        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(() => sandbox.RunAsync("return 1"));
    }

    [TestMethod]
    public async Task Dispose_EndsWhatDoesNotEnd()
    {
        var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.DrainMs = 300);
        var endless = sandbox.RunAsync("await new Promise(r => setTimeout(r, 19000))");
        await Task.Delay(200);
        var start = Stopwatch.GetTimestamp();

        await sandbox.DisposeAsync();

        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(10)), Stopwatch.GetElapsedTime(start));
        Assert.AreEqual(ExecutionOutcome.Cancelled, (await endless).Outcome);
    }

    [TestMethod]
    [DataRow("there-is-no-such-program")]
    [DataRow("dotnet", "there-is-no-such-program.dll")]
    public async Task Worker_ThatDoesNotStart_RefusesInBoundedTime(params string[] command)
    {
        await using var sandbox = WorkerSandboxes.Create(options =>
        {
            options.Command = [command[0] == "dotnet" ? ServerProgram.Dotnet : command[0], .. command[1..]];
            options.QueueWaitMs = 1_000;
        });
        var start = Stopwatch.GetTimestamp();

        var result = await sandbox.RunAsync("return 1");

        Assert.AreEqual((ExecutionOutcome.Rejected, ErrorCodes.ServerBusy), (result.Outcome, result.Error!.Code));
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(10)), Stopwatch.GetElapsedTime(start));
        await MachinePace.UntilAsync(() => sandbox.Status.FailedStarts > 0);
        Assert.AreEqual(0, sandbox.Status.WorkersUp);
    }

    /// <summary>A worker for each project, and memory for one worker at a time.</summary>
    private static WorkerProcessSandbox CreateSmallPool() => WorkerSandboxes.Create(options =>
        (options.Isolation, options.PoolMemoryMb, options.MaxSpares) = (WorkerIsolation.PerProject, 8, 0));

    private static bool IsAlive(int process)
    {
        try
        {
            using var found = Process.GetProcessById(process);
            return !found.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
