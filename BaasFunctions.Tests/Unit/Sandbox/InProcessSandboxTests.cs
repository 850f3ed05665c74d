using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Execution;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class InProcessSandboxTests
{
    private static readonly InProcessSandbox s_sandbox = Create();

    [TestMethod]
    public async Task Execute_ManyAtOnce_KeepsThemApart()
    {
        const string Code =
            """
            let sum = 0;
            for (let i = 0; i < 50; i++) { sum += request.body.n; await null; if (i % 10 === 0) await ctx.utils.sleep(1); }
            ctx.log.info('sum', { sum });
            return { sum, id: ctx.execution_id, env: ctx.env.N };
            """;
        var results = await Task.WhenAll(Enumerable.Range(0, 200).Select(n => s_sandbox.ExecuteAsync(
            (Request(Code) with { ExecutionId = $"e{n}", Env = new Dictionary<string, string> { ["N"] = $"{n}" } }).WithBody($$"""{"n":{{n}}}"""),
            CancellationToken.None)));

        for (var n = 0; n < results.Length; n++)
        {
            Assert.AreEqual($$"""{"sum":{{n * 50}},"id":"e{{n}}","env":"{{n}}"}""", results[n].Data(), results[n].Error?.Message);
            Assert.HasCount(1, results[n].Logs);
        }
    }

    [TestMethod]
    public async Task Execute_CallerGone_IsCancelled()
    {
        using var gone = new CancellationTokenSource();
        var waiting = s_sandbox.ExecuteAsync(Request("console.log('on'); await ctx.utils.sleep(60000)"), gone.Token);
        var looping = s_sandbox.ExecuteAsync(Request("for (;;);"), gone.Token);
        gone.CancelAfter(30);

        foreach (var result in await Task.WhenAll(waiting, looping))
        {
            Assert.AreEqual(ExecutionOutcome.Cancelled, result.Outcome);
            Assert.AreEqual(ErrorCodes.Cancelled, result.Error!.Code);
        }

        Assert.HasCount(1, (await waiting).Logs);
        Assert.AreEqual(ExecutionOutcome.Cancelled, (await s_sandbox.ExecuteAsync(Request("return 1"), gone.Token)).Outcome);
    }

    [TestMethod]
    public async Task Execute_NoThreadInTime_IsRefusedAsBusy()
    {
        await using var sandbox = Create(new SandboxOptions { MaxThreads = 1, MaxThreadWaitMs = 20 });
        using var gone = new CancellationTokenSource();
        Task<ExecutionResult> blocker;
        ExecutionResult refused;
        do
        {
            // On a busy machine the thread itself may not be there in time: then the first one is refused, and the second one runs.
            blocker = sandbox.ExecuteAsync(Request("for (;;) {}"), gone.Token);
            refused = await sandbox.ExecuteAsync(Request("return 1"), CancellationToken.None);
        }
        while (blocker is { IsCompletedSuccessfully: true, Result.Outcome: ExecutionOutcome.Rejected });

        await gone.CancelAsync();
        await blocker;
        var served = refused;
        for (var tries = 0; tries < 100 && served.Outcome == ExecutionOutcome.Rejected; tries++)
        {
            served = await sandbox.ExecuteAsync(Request("return 1"), CancellationToken.None);
        }

        Assert.AreEqual(ExecutionOutcome.Rejected, refused.Outcome);
        Assert.AreEqual(ErrorCodes.ServerBusy, refused.Error!.Code);
        Assert.IsGreaterThan(TimeSpan.Zero, refused.Metrics.Queue);
        Assert.AreEqual("1", served.Data());
    }

    [TestMethod]
    public async Task Execute_StuckInABuiltIn_IsAnsweredForWithItsLog()
    {
        var logger = new CollectingLogger<InProcessSandbox>();
        var sandbox = Create(new SandboxOptions { StuckGraceMs = 50 }, logger: logger);
        var watch = Stopwatch.StartNew();

        // Stuck for some seconds, not for ever: the test process has to end.
        var result = await sandbox.ExecuteAsync(
            Request("console.log('before'); return ('a' + '\\u0301\\u0323'.repeat(40000)).normalize().length").WithConfig("""{"timeout":50}"""), CancellationToken.None);

        Assert.AreEqual(ExecutionOutcome.TimedOut, result.Outcome);
        Assert.AreEqual("before", result.Logs.Single().Message);
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(20)), watch.Elapsed);
        Assert.AreEqual("1", (await sandbox.ExecuteAsync(Request("return 1"), CancellationToken.None)).Data());
    }

    [TestMethod]
    public async Task Dispose_WhileRunning_EndsWhatRuns()
    {
        var sandbox = Create();
        var running = sandbox.ExecuteAsync(Request("await ctx.utils.sleep(60000)"), CancellationToken.None);
        await sandbox.DisposeAsync();

        Assert.AreEqual(ExecutionOutcome.Cancelled, (await running).Outcome);
        await Assert.ThrowsExactlyAsync<ObjectDisposedException>(() => sandbox.ExecuteAsync(Request("return 1"), CancellationToken.None));
    }

    [TestMethod]
    public async Task Execute_WithAManualClock_TimesOutWhenTheClockSaysSo()
    {
        var time = new ManualTimeProvider();
        await using var sandbox = Create(time: time);
        var running = sandbox.ExecuteAsync(Request("await ctx.utils.sleep(3000); return Date.now()").WithConfig("""{"timeout":5000}"""), CancellationToken.None);
        while (!time.IsAwaited(TimeSpan.FromSeconds(3)))
        {
            await Task.Yield();
        }

        Assert.IsFalse(running.IsCompleted);
        time.Advance(TimeSpan.FromSeconds(3));
        Assert.AreEqual($"{(ManualTimeProvider.Start + TimeSpan.FromSeconds(3)).ToUnixTimeMilliseconds()}", (await running).Data());
    }

    [TestMethod]
    public async Task WarmUp_OnAFreshSandbox_Works()
    {
        await using var sandbox = Create();

        Assert.IsTrue(await SandboxWarmUp.RunAsync(sandbox, CancellationToken.None));
    }

    [TestMethod]
    public async Task Metrics_OfAnExecution_SayWhatItUsed()
    {
        var result = await RunAsync(
            "console.log('x'); let n = 0; for (let i = 0; i < 100000; i++) n += i; return n", r => r with { QueueTime = TimeSpan.FromMilliseconds(3) });

        Assert.IsGreaterThan(TimeSpan.Zero, result.Metrics.Wall);
        Assert.IsGreaterThan(TimeSpan.Zero, result.Metrics.Cpu);
        Assert.IsGreaterThan(10_000, result.Metrics.AllocatedBytes);
        Assert.IsGreaterThanOrEqualTo(TimeSpan.FromMilliseconds(3), result.Metrics.Queue);
        Assert.IsGreaterThan(0, result.Metrics.LogBytes);
    }
}
