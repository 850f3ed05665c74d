using System.Globalization;
using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;
using Microsoft.Extensions.Logging;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>What stays behind after many executions, and after the sandbox itself: nothing.</summary>
[TestClass]
[DoNotParallelize]
[OSCondition(OperatingSystems.Linux)]
public sealed class LeakTests
{
    private const int Executions = 100_000;
    private const int AtOnce = 8;

    [TestMethod]
    [Timeout(300_000)]
    public async Task ManyExecutions_LeaveNothingOpen()
    {
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.ExecutionsPerWorker = AtOnce, log);
        await RunAsync(sandbox, 500);
        var worker = sandbox.WorkerIds[0];
        var (files, threads, itsFiles, itsThreads) = (CountOf("fd"), CountOf("task"), CountOf("fd", worker), CountOf("task", worker));

        await RunAsync(sandbox, Executions);

        var warnings = log.Entries.Where(entry => entry.Level > LogLevel.Information).Select(entry => entry.Text);
        Assert.AreEqual(0, sandbox.Status.Restarts, string.Join('\n', warnings));
        Assert.IsLessThanOrEqualTo(files + 20, CountOf("fd"));
        Assert.IsLessThanOrEqualTo(threads + 20, CountOf("task"));
        Assert.IsLessThanOrEqualTo(itsFiles + 2, CountOf("fd", worker));
        // Threads for functions are made when they are needed, twice as many as executions at once at most.
        Assert.IsLessThanOrEqualTo(itsThreads + (2 * AtOnce) + 4, CountOf("task", worker));
    }

    [TestMethod]
    public async Task ManyWorkers_LeaveNeitherFilesNorZombies()
    {
        await using (var first = await WorkerSandboxes.CreateWarmAsync())
        {
            await RunAsync(first, 20);
        }

        var files = CountOf("fd");
        for (var i = 0; i < 5; i++)
        {
            await using var sandbox = await WorkerSandboxes.CreateWarmAsync();
            await RunAsync(sandbox, 20);
            Signals.Send(sandbox.WorkerIds[0], Signals.Kill);
            await RunAsync(sandbox, 20);
        }

        Assert.IsLessThanOrEqualTo(files + 10, CountOf("fd"));
        Assert.AreEqual(0, ZombiesOfOurs());
    }

    private static Task RunAsync(WorkerProcessSandbox sandbox, int count) => Task.WhenAll(Enumerable.Range(0, AtOnce).Select(caller => Task.Run(async () =>
    {
        for (var i = 0; i < count / AtOnce; i++)
        {
            var result = await sandbox.RunAsync("context.log.info('x'); return 1", r => r.OfProject($"{caller}"));
            Assert.AreEqual(ExecutionOutcome.Completed, result.Outcome, result.Error?.Message);
        }
    })));

    private static int CountOf(string what, int? process = null) =>
        Directory.GetFileSystemEntries($"/proc/{process ?? Environment.ProcessId}/{what}").Length;

    private static int ZombiesOfOurs()
    {
        var count = 0;
        foreach (var process in Directory.GetDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out _)))
        {
            try
            {
                var stat = File.ReadAllText(Path.Combine(process, "stat"));
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                count += fields[0] == "Z" && fields[1] == Environment.ProcessId.ToString(CultureInfo.InvariantCulture) ? 1 : 0;
            }
            catch (IOException)
            {
                // It has ended meanwhile.
            }
        }

        return count;
    }
}
