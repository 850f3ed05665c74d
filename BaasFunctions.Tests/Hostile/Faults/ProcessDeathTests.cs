using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>What takes the whole process down: the native stack and the heap.</summary>
[TestClass]
[DoNotParallelize]
public sealed class ProcessDeathTests
{
    [TestMethod]
    [DataRow(Attacks.DeepStack, ExecutionOutcome.RecursionLimit)]
    [DataRow(Attacks.Bomb, ExecutionOutcome.MemoryLimit)]
    public async Task Death_OfALoneExecution_HasItsOutcomeAndItsLogs(string code, ExecutionOutcome outcome)
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);

        var result = await sandbox.RunAsync("context.log.info('before');" + code, Generous);

        Assert.AreEqual(outcome, result.Outcome, result.Error?.Message);
        Assert.AreEqual("before", result.Logs[0].Message);
        var next = await sandbox.RunAsync("return 1");
        Assert.AreEqual(ExecutionOutcome.Completed, next.Outcome, next.Error?.Message);
    }

    [TestMethod]
    [DataRow(Attacks.DeepStack, ExecutionOutcome.RecursionLimit)]
    [DataRow(Attacks.Bomb, ExecutionOutcome.MemoryLimit)]
    public async Task Death_AmongOthers_EndsOnlyTheGuilty(string code, ExecutionOutcome outcome)
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.Workers = 1);
        var others = Enumerable.Range(0, 4).Select(i => sandbox.RunAsync(
            $"context.log.info('{i}'); await new Promise(r => setTimeout(r, 1500)); return {i}", r => r.OfProject($"good-{i}"))).ToArray();
        await Task.Delay(200);

        var atFault = await sandbox.RunAsync(code, r => Generous(r).OfProject("bad"));

        Assert.AreEqual(outcome, atFault.Outcome, atFault.Error?.Message);
        var results = await Task.WhenAll(others);
        for (var i = 0; i < results.Length; i++)
        {
            Assert.AreEqual(ExecutionOutcome.Completed, results[i].Outcome, results[i].Error?.Message);
            Assert.HasCount(1, results[i].Logs);
            Assert.AreEqual($"{i}", results[i].Logs[0].Message);
        }
    }

    private static ExecutionRequest Generous(ExecutionRequest request) =>
        request.WithLimits(l => l with { WallTime = TimeSpan.FromSeconds(60), CpuTime = TimeSpan.FromSeconds(60), MemoryBytes = 512L << 20 });
}
