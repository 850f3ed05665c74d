using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Observability;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>The service itself fails while it reads what a worker says: no place in a worker is lost by that.</summary>
[TestClass]
[DoNotParallelize]
public sealed class SupervisorFaultTests
{
    [TestMethod]
    public async Task Reader_OutOfMemory_LosesNoPlaceAndTheExecutionRunsAgain()
    {
        var clock = new FailingClock();
        var options = new WorkerOptions { Command = ServerProgram.Command, Workers = 1, ExecutionsPerWorker = 2, StartTimeoutMs = 60_000, QueueWaitMs = 60_000 };
        await using var sandbox = new WorkerProcessSandbox(
            Options.Create(options), Options.Create(new SandboxOptions()), clock, new SandboxTelemetry(), NullLogger<WorkerProcessSandbox>.Instance);
        await sandbox.WarmAsync();

        // More faults than there are places: one that was lost each time would leave none.
        for (var i = 1; i <= 4; i++)
        {
            var before = sandbox.WorkerIds.ToArray();
            clock.Fail();

            var result = await sandbox.RunAsync("return 1").WaitAsync(TimeSpan.FromSeconds(120));

            Assert.AreEqual((ExecutionOutcome.Completed, "1"), (result.Outcome, result.Data()), result.Error?.Message);
            await sandbox.WarmAsync();
            Assert.AreEqual(i, clock.Failures);
            Assert.IsTrue(before.Except(sandbox.WorkerIds).Any(), "The worker that nobody listens to is ended.");
        }

        Assert.AreEqual(0, sandbox.Status.Running);
    }

    [TestMethod]
    [OSCondition(ConditionMode.Include, OperatingSystems.Linux)]
    public async Task Status_WorkerKilled_CountsOnlyProcessesThatAreThere()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(o => (o.Workers, o.RestartDelayMinMs, o.RestartDelayMaxMs) = (1, 60_000, 60_000));
        using var process = System.Diagnostics.Process.GetProcessById(sandbox.WorkerIds.Single());

        process.Kill();
        await process.WaitForExitAsync();

        // The supervisor's own handle learns of the end when the system reports it.
        for (var tries = 0; sandbox.Status.WorkersUp > 0 && tries < 200; tries++)
        {
            await Task.Delay(10);
        }

        Assert.AreEqual((1, 0), (sandbox.Status.WorkersWanted, sandbox.Status.WorkersUp));
    }

    /// <summary>The system's clock, which once after each <see cref="Fail"/> has no memory left for the reader of a worker.</summary>
    private sealed class FailingClock : TimeProvider
    {
        private int _armed;

        public int Failures { get; private set; }

        public void Fail() => Volatile.Write(ref _armed, 1);

        public override long GetTimestamp()
        {
            if (Volatile.Read(ref _armed) == 1 && Environment.StackTrace.Contains("Supervision.Worker.ReadAsync", StringComparison.Ordinal)
                && Interlocked.Exchange(ref _armed, 0) == 1)
            {
                Failures++;
                throw new OutOfMemoryException();
            }

            return base.GetTimestamp();
        }
    }
}
