using System.Diagnostics;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>Workers that are killed, stopped or crash at any moment, under load.</summary>
[TestClass]
[DoNotParallelize]
[OSCondition(OperatingSystems.Linux)]
public sealed class RandomFaultTests
{
    private const int Executions = 10_000;
    private const int Callers = 16;

    private const string Code = """
        export default async function handler(request, context) {
          const { n } = request.body;
          context.log.info(`first ${n}`);
          if (n % 7 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
          context.log.info(`second ${n}`, { n });
          return n;
        }
        """;

    [TestMethod]
    [Timeout(300_000)]
    public async Task Executions_UnderRandomFaults_LoseNothing()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
        {
            options.UnresponsiveMs = 1500;
            options.ExecutionsPerWorker = Callers;
            options.MaxReruns = 10;
        });
        using var done = new CancellationTokenSource();
        var faults = Task.Run(() => HurtAsync(sandbox, done.Token));
        var next = 0;
        var completed = 0;
        var lost = 0;

        await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
        {
            for (int n; (n = Interlocked.Increment(ref next)) <= Executions;)
            {
                var result = await sandbox.RunAsync(Code, r => r.OfProject($"{n % 50}").WithBody($"{{\"body\":{{\"n\":{n}}}}}"));
                if (result.Outcome == ExecutionOutcome.Completed)
                {
                    Interlocked.Increment(ref completed);
                    Assert.AreEqual($"{n}", result.Data());
                    Assert.AreEqual($"first {n}|second {n}", string.Join('|', result.Logs.Select(entry => entry.Message)));
                }
                else
                {
                    // Crashed while it was alone in its worker, as far as anybody can know through its own fault.
                    Interlocked.Increment(ref lost);
                    Assert.AreEqual(ExecutionOutcome.WorkerLost, result.Outcome, result.Error?.Message);
                }
            }
        })));

        await done.CancelAsync();
        var crashed = await faults;
        Assert.AreEqual(Executions, completed + lost);
        Assert.IsGreaterThan(5, crashed);
        Assert.IsLessThanOrEqualTo(crashed, lost);
        await sandbox.WarmAsync();
        Assert.AreEqual(ExecutionOutcome.Completed, (await sandbox.RunAsync("return 1")).Outcome);
    }

    private static async Task<int> HurtAsync(WorkerProcessSandbox sandbox, CancellationToken done)
    {
        var random = new Random(20260304);
        int[] signals = [Signals.Kill, Signals.Segv, Signals.Kill, Signals.Stop];
        var count = 0;
        var start = Stopwatch.GetTimestamp();
        while (!done.IsCancellationRequested && Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(60))
        {
            await Task.Delay(random.Next(100, 500), CancellationToken.None);
            if (sandbox.WorkerIds is { Count: > 0 } workers)
            {
                Signals.Send(workers[random.Next(workers.Count)], signals[random.Next(signals.Length)]);
                count++;
            }
        }

        return count;
    }
}
