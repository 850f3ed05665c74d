using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using static BaasFunctions.Tests.Unit.Sandbox.Support.TestSandbox;

namespace BaasFunctions.Tests.Hostile.Faults;

[TestClass]
public sealed class ClockJumpTests
{
    [TestMethod]
    public async Task Execute_WallClockJumps_NeitherEndsNorProlongsAnExecution()
    {
        await using var sandbox = Create(time: new JumpingClock());

        var waiting = await sandbox.ExecuteAsync(
            Request("const a = Date.now(); await ctx.utils.sleep(30); const b = Date.now(); console.log(b); return Math.abs(b - a) > 86400000"),
            CancellationToken.None);
        var looping = await sandbox.ExecuteAsync(Request("for (;;) Date.now();").WithConfig("""{"timeout":200}"""), CancellationToken.None);

        Assert.AreEqual(ExecutionOutcome.Completed, waiting.Outcome, waiting.Error?.Message);
        Assert.AreEqual("true", waiting.Data());
        Assert.IsLessThan(MachinePace.Stretch(TimeSpan.FromSeconds(15)), waiting.Metrics.Wall);
        Assert.AreEqual(ExecutionOutcome.TimedOut, looping.Outcome, looping.Error?.Message);
        Assert.IsGreaterThanOrEqualTo(200L, looping.Error!.Limit!.Used!.Value);
        Assert.IsLessThan(15_000L, looping.Error.Limit.Used.Value);
    }
}
