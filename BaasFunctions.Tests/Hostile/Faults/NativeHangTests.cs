using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>Built-ins that never look at a limit: only the end of the process ends them.</summary>
[TestClass]
[DoNotParallelize]
public sealed class NativeHangTests
{
    private const string Endless = "const endless = { [Symbol.iterator]() { return { next() { return { done: false, value: 0 } } } } };";

    [TestMethod]
    [DataRow("return [...endless].length")]
    [DataRow("return Array.from(endless).length")]
    [DataRow("return Math.sumPrecise(endless)")]
    [DataRow("return new Set(endless).size")]
    [DataRow("return Iterator.from({ next() { return { done: false } } }).reduce((a) => a, 0)")]
    [DataRow(Attacks.Hang)]
    public async Task Hang_EndsWithinDeadlineAndGrace_AndNobodyElseNotices(string body)
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
        {
            options.Workers = 1;
            options.GraceMs = 300;
        });
        var start = Stopwatch.GetTimestamp();

        var hang = sandbox.RunAsync(Endless + body, r => r.OfProject("bad").WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(1) }));
        var bystander = sandbox.RunAsync(
            "context.log.info('begin'); await new Promise(r => setTimeout(r, 2500)); return 'done'", r => r.OfProject("good"));

        var ended = await hang;
        var took = Stopwatch.GetElapsedTime(start);
        Assert.IsTrue(
            ended.Outcome is ExecutionOutcome.TimedOut or ExecutionOutcome.MemoryLimit or ExecutionOutcome.CpuLimit, $"{ended.Outcome}: {ended.Error?.Message}");
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(15)), took);
        var good = await bystander;
        Assert.AreEqual(ExecutionOutcome.Completed, good.Outcome, good.Error?.Message);
        Assert.HasCount(1, good.Logs);
    }

    [TestMethod]
    public async Task Hang_WithTimeLeftButNoProcessorTime_EndsAsCpuLimit_WithItsLogs()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.GraceMs = 200);
        var result = await sandbox.RunAsync(
            "context.log.info('before'); " + Attacks.Hang,
            r => r.WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(30), CpuTime = TimeSpan.FromSeconds(1) }));

        Assert.AreEqual(ExecutionOutcome.CpuLimit, result.Outcome, result.Error?.Message);
        Assert.AreEqual("before", result.Logs[0].Message);
    }
}
