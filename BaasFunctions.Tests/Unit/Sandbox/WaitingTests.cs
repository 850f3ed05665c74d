using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>An execution that waits leaves its thread, and continues on any: nothing that is counted per thread is lost.</summary>
[TestClass]
public sealed class WaitingTests
{
    private const string HundredAwaits = "for (let i = 0; i < 100; i++) await new Promise((r) => setTimeout(r, i % 2));\n";

    [TestMethod]
    [DataRow("for (;;);", ExecutionOutcome.CpuLimit)]
    [DataRow("const kept = []; for (let i = 0; ; i++) kept.push('x'.repeat(10000) + i);", ExecutionOutcome.MemoryLimit)]
    [DataRow("const s = 'x'.repeat(30000000);", ExecutionOutcome.MemoryLimit)]
    [DataRow("const f = () => f() + 1; f();", ExecutionOutcome.RecursionLimit)]
    [DataRow("await new Promise((r) => setTimeout(r, 100000));", ExecutionOutcome.TimedOut)]
    [DataRow("for (let i = 0; i < 2000; i++) await ctx.db.project.entities.users.count();", ExecutionOutcome.CallLimit)]
    [DataRow("for (;;) setTimeout(() => {}, 100000);", ExecutionOutcome.CallLimit)]
    public async Task Limit_AfterAHundredAwaits_HoldsAsBefore(string code, ExecutionOutcome expected)
    {
        var host = new ScriptedHost(async (_, _) =>
        {
            await Task.Yield();
            return HostAnswer.Of("1"u8.ToArray());
        });
        var request = TestSandbox.Request(HundredAwaits + code).WithLimits(l => l with
        {
            WallTime = TimeSpan.FromSeconds(expected == ExecutionOutcome.TimedOut ? 2 : 60),
            CpuTime = TimeSpan.FromSeconds(expected == ExecutionOutcome.CpuLimit ? 1 : 40),
            MemoryBytes = 32 << 20,
        });

        var result = await TestSandbox.Shared.ExecuteAsync(request, host, CancellationToken.None);

        Assert.AreEqual(expected, result.Outcome, result.Error?.Message);
    }

    [TestMethod]
    public async Task CpuTime_SpentBetweenAwaitsOnManyThreads_AddsUp()
    {
        var request = TestSandbox.Request(
            "let n = 0; for (;;) { for (let i = 0; i < 20000; i++) n += i; await new Promise((r) => setTimeout(r, 0)); }")
            .WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(60), CpuTime = TimeSpan.FromMilliseconds(300) });
        var others = Enumerable.Range(0, 8).Select(_ => TestSandbox.Shared.ExecuteAsync(request, CancellationToken.None));

        foreach (var result in await Task.WhenAll(others))
        {
            Assert.AreEqual(ExecutionOutcome.CpuLimit, result.Outcome);
            Assert.IsGreaterThan(TimeSpan.FromMilliseconds(299), result.Metrics.Cpu);
        }
    }

    [TestMethod]
    public async Task Execute_ThousandThatWait_NeedOneThread()
    {
        await using var sandbox = TestSandbox.Create(new SandboxOptions { MaxThreads = 1, MaxThreadWaitMs = 60_000 });
        var release = new TaskCompletionSource();
        var asked = new CountdownEvent(1000);
        var host = new ScriptedHost(async (_, _) =>
        {
            asked.Signal();
            await release.Task;
            return HostAnswer.Of("7"u8.ToArray());
        });
        var all = Enumerable.Range(0, 1000).Select(_ => sandbox.ExecuteAsync(
            TestSandbox.Request("return await ctx.db.project.entities.users.count()").WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(120) }),
            host,
            CancellationToken.None)).ToList();
        Assert.IsTrue(await Task.Run(() => asked.Wait(TimeSpan.FromSeconds(120))));

        // All of them wait, and another one runs.
        Assert.AreEqual("1", (await sandbox.ExecuteAsync(TestSandbox.Request("return 1"), CancellationToken.None)).Data());
        release.SetResult();
        foreach (var result in await Task.WhenAll(all))
        {
            Assert.AreEqual("7", result.Data());
        }
    }

    [TestMethod]
    public async Task Execute_ManyWithTheirOwnAnswers_NeverMixThem()
    {
        var host = new ScriptedHost(async (call, _) =>
        {
            await Task.Delay(Random.Shared.Next(3));
            return HostAnswer.Of(call.ArgumentsJson);
        });
        var all = Enumerable.Range(0, 200).Select(async i =>
        {
            var code = $$"""
                const seen = [];
                for (let k = 0; k < 10; k++) {
                  const r = await ctx.db.project.entities.users.findOne({ id: '{{i}}-' + k });
                  seen.push(JSON.stringify(r).includes('"{{i}}-' + k + '"'));
                }
                return seen.every((x) => x) && seen.length;
                """;
            return (await TestSandbox.Shared.ExecuteAsync(
                TestSandbox.Request(code).WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(120) }), host, CancellationToken.None)).Data();
        });

        foreach (var data in await Task.WhenAll(all))
        {
            Assert.AreEqual("10", data);
        }
    }

    [TestMethod]
    public async Task Execute_ManyThatAwaitOneCompilation_EachGoOnOnTheirOwn()
    {
        await using var sandbox = TestSandbox.Create();
        var text = string.Concat(Enumerable.Range(0, 40).Select(i => $"const f{i} = (a) => a + {i};\n"));
        for (var round = 0; round < 40; round++)
        {
            var code = $"{text}// {round}\nlet n = 0; for (let i = 0; i < 1000; i++) n += f1(i); return n";
            foreach (var result in await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => sandbox.ExecuteAsync(TestSandbox.Request(code), CancellationToken.None))))
            {
                Assert.AreEqual("500500", result.Data(), result.Error?.Message);
                Assert.IsLessThan(100L << 20, result.Metrics.AllocatedBytes);
                Assert.IsGreaterThan(10_000, result.Metrics.AllocatedBytes);
            }
        }
    }

    [TestMethod]
    public async Task Execute_WhileItWaits_IsParkedWithWhatItMayHold()
    {
        var host = new ParkingHost();

        var result = await TestSandbox.Shared.ExecuteAsync(
            TestSandbox.Request("const held = 'x'.repeat(100000); for (let i = 0; i < 5; i++) await new Promise((r) => setTimeout(r, 100)); return held.length"),
            host,
            CancellationToken.None);

        Assert.AreEqual("100000", result.Data());

        // A timer that is due before the turn ends is no wait, as may be on a busy machine; one that is asked a moment early waits once more.
        var seen = host.Seen.Select(seen => seen.HasValue).ToArray();
        Assert.IsTrue(seen.Length >= 2 && seen.Length % 2 == 0, string.Join(' ', seen));
        CollectionAssert.AreEqual(seen.Select((_, i) => i % 2 == 0).ToArray(), seen);
        Assert.IsTrue(host.Seen.OfType<long>().All(bytes => bytes > 0));
    }

    [TestMethod]
    public async Task Cancel_WhileItWaits_EndsIt()
    {
        using var gone = new CancellationTokenSource();
        var host = new ParkingHost { OnPark = gone.Cancel };

        var result = await TestSandbox.Shared.ExecuteAsync(TestSandbox.Request("await ctx.utils.sleep(60000)"), host, gone.Token);

        Assert.AreEqual(ExecutionOutcome.Cancelled, result.Outcome);
    }

    [TestMethod]
    public async Task Timeout_WhileItsRestWaitsForAThread_EndsItInTime()
    {
        await using var sandbox = TestSandbox.Create(new SandboxOptions { MaxThreads = 1, MaxThreadWaitMs = 60_000, StuckGraceMs = 30_000 });
        using var gone = new CancellationTokenSource();
        var parked = new TaskCompletionSource();
        var host = new ParkingHost { OnPark = () => parked.TrySetResult() };
        var waits = sandbox.ExecuteAsync(
            TestSandbox.Request("await ctx.utils.sleep(500); return 1").WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(2) }), host, CancellationToken.None);
        await parked.Task;
        var spins = sandbox.ExecuteAsync(
            TestSandbox.Request("for (;;) {}").WithLimits(l => l with { WallTime = TimeSpan.FromMinutes(2), CpuTime = TimeSpan.FromMinutes(2) }), gone.Token);

        Assert.AreEqual(ExecutionOutcome.TimedOut, (await waits).Outcome);
        Assert.IsFalse(spins.IsCompleted);
        await gone.CancelAsync();
        Assert.AreEqual(ExecutionOutcome.Cancelled, (await spins).Outcome);
    }

    private sealed class ParkingHost : IHostCalls
    {
        public ConcurrentQueue<long?> Seen { get; } = new();

        public Action? OnPark { get; init; }

        public bool HaveEffects => false;

        public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken) => throw new NotSupportedException();

        public void Park(long bytes)
        {
            Seen.Enqueue(bytes);
            OnPark?.Invoke();
        }

        public void Unpark() => Seen.Enqueue(null);
    }
}
