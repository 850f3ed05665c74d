using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>What others see when a function has cost the last worker.</summary>
[TestClass]
[DoNotParallelize]
public sealed class LostPoolTests
{
    [TestMethod]
    public async Task Execution_WhileNoWorkerIsUp_WaitsForTheNextBeyondTheQueue()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
        {
            options.Workers = 1;
            options.QueueWaitMs = 1;
        });

        var attack = await sandbox.RunAsync(Attacks.Hang, r => r.WithConfig("""{"timeout":100}""").OfProject("hostile"));
        var next = await sandbox.RunAsync("return 1", r => r.OfProject("innocent"));

        Assert.AreEqual(ExecutionOutcome.TimedOut, attack.Outcome, attack.Error?.Message);
        Assert.AreEqual(ExecutionOutcome.Completed, next.Outcome, next.Error?.Message);
        Assert.AreEqual(1, sandbox.Status.Restarts);
    }

    /// <summary>On a busy machine a worker takes longer to start than an execution waits for a free one.</summary>
    [TestMethod]
    public async Task Execution_WhoseProjectHasAWorkerOfItsOwn_WaitsForItsStartBeyondTheQueue()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
            (options.Workers, options.QueueWaitMs, options.MaxSpares) = (1, 1, 0));

        var result = await sandbox.RunAsync("return 1", r => r.OfProject("own") with { SharesNoWorker = true });

        Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
    }
}
