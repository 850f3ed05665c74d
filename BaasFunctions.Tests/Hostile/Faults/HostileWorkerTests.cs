using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>A worker that was taken over sends whatever it likes. The part that it plays is the text of the execution.</summary>
[TestClass]
[DoNotParallelize]
public sealed class HostileWorkerTests
{
    [TestMethod]
    [DataRow("a result that is no JSON")]
    [DataRow("a result of two values")]
    [DataRow("a result that is no text")]
    [DataRow("a result nested too deeply")]
    [DataRow("a result that is too large")]
    [DataRow("a result for another worker")]
    [DataRow("a result for execution zero")]
    [DataRow("a header that smuggles another")]
    [DataRow("an impossible status")]
    [DataRow("a body that is no text")]
    [DataRow("an error without a code")]
    [DataRow("a loss of the worker")]
    [DataRow("figures below zero")]
    [DataRow("an hour of processor time")]
    [DataRow("a million log lines")]
    [DataRow("a log line that is no JSON")]
    [DataRow("a log line larger than all")]
    [DataRow("a log line of no level")]
    [DataRow("a log line of no time")]
    [DataRow("a flood of requests for the source")]
    [DataRow("a flood of preparations")]
    [DataRow("a flood of timeouts")]
    [DataRow("a timeout below zero")]
    [DataRow("processor time that was not spent")]
    [DataRow("a length that cannot be")]
    [DataRow("a length below zero")]
    [DataRow("a large frame of a small type")]
    [DataRow("a frame larger than its execution needs")]
    [DataRow("more calls than agreed")]
    [DataRow("a call that is no JSON")]
    [DataRow("a call of no operation")]
    [DataRow("the same call twice")]
    [DataRow("a call that was never made is given up")]
    [DataRow("an answer to a call of its own")]
    [DataRow("an answer to no ping")]
    [DataRow("a second hello")]
    [DataRow("a frame of no type")]
    [DataRow("half a frame and the end", "Crashed")]
    [DataRow("half a frame and silence", "Unresponsive")]
    public async Task Worker_BreaksTheProtocol_IsKilledAndItsExecutionIsLost(string part, string cause = "Protocol")
    {
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await CreateAsync("confined", log);

        var lost = await sandbox.ExecuteAsync(TestSandbox.Request(part), new LargeAnswers(), CancellationToken.None).WaitAsync(MachinePace.Stretch(TimeSpan.FromSeconds(60)));
        var next = await sandbox.RunAsync("next", r => r.OfProject("next"));

        Assert.AreEqual(ExecutionOutcome.WorkerLost, lost.Outcome, lost.Error?.Message);
        Assert.AreEqual("\"next\"", next.Data(), next.Error?.Message);
        await MachinePace.UntilAsync(() => log.Entries.Any(entry => entry.Text.Contains($"({cause})", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Worker_BreaksTheProtocolBesideOthers_TheyRunAgainAndOnlyTheOneAtFaultIsLost()
    {
        await using var sandbox = await CreateAsync("confined");
        var others = Enumerable.Range(0, 4).Select(i => sandbox.RunAsync("slow", r => r.OfProject($"good-{i}"))).ToArray();

        var lost = await sandbox.RunAsync("a result that is no JSON", r => r.OfProject("bad"));

        Assert.AreEqual(ExecutionOutcome.WorkerLost, lost.Outcome, lost.Error?.Message);
        foreach (var other in await Task.WhenAll(others))
        {
            Assert.AreEqual("\"slow\"", other.Data(), other.Error?.Message);
        }
    }

    [TestMethod]
    public async Task Worker_SendsAResultTwice_TheFirstCountsAndNothingElseHappens()
    {
        await using var sandbox = await CreateAsync("confined");

        var result = await sandbox.RunAsync("the same result again");
        var next = await sandbox.RunAsync("next");

        Assert.AreEqual(("1", "\"next\""), (result.Data(), next.Data()));
        Assert.AreEqual(0, sandbox.Status.Restarts);
    }

    [TestMethod]
    public async Task Worker_SendsResultsWithoutEnd_IsKilledAndTheFirstCounts()
    {
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await CreateAsync("confined", log);

        var result = await sandbox.RunAsync("a flood of late results");

        Assert.AreEqual("1", result.Data(), result.Error?.Message);
        await MachinePace.UntilAsync(() => log.Entries.Any(entry => entry.Text.Contains("(Protocol)", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Worker_NeverReadsWhatItAskedFor_IsKilledAndLittleIsQueuedForIt()
    {
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await CreateAsync("confined", log, options => options.MaxReruns = 0);
        var answers = new LargeAnswers();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var most = 0L;
        using var done = new CancellationTokenSource();
        var watching = Task.Run(async () =>
        {
            while (!done.IsCancellationRequested)
            {
                most = Math.Max(most, GC.GetTotalMemory(forceFullCollection: false));
                await Task.Delay(20);
            }
        });

        var lost = await sandbox.ExecuteAsync(TestSandbox.Request("answers that are never read"), answers, CancellationToken.None)
            .WaitAsync(MachinePace.Stretch(TimeSpan.FromSeconds(60)));

        await done.CancelAsync();
        await watching;
        Assert.AreEqual(ExecutionOutcome.WorkerLost, lost.Outcome, lost.Error?.Message);
        Assert.AreEqual(32, answers.Given);
        // They are 256 MB together; the queue doubles its memory as it grows.
        Assert.IsLessThan(160L << 20, most - before);
        await MachinePace.UntilAsync(() => log.Entries.Any(entry => entry.Text.Contains("(Unresponsive)", StringComparison.Ordinal)));
    }

    [TestMethod]
    public async Task Worker_SpeaksBeforeItsHello_IsNotUsed()
    {
        await using var sandbox = WorkerSandboxes.Create(options => Become(options, "rude"));
        await MachinePace.UntilAsync(() => sandbox.Status.FailedStarts > 0);
        Assert.AreEqual(0, sandbox.Status.WorkersUp);
    }

    [TestMethod]
    public async Task Worker_NotConfined_WhereThatIsRequired_IsNotUsedAndTheServiceDoesNotStart()
    {
        await using var sandbox = WorkerSandboxes.Create(options =>
        {
            Become(options, "unconfined");
            options.Confinement = ConfinementPolicy.Require;
        });
        var options = new WorkerOptions { Confinement = ConfinementPolicy.Require, StartTimeoutMs = 60_000 };

        var reason = await ConfinementCheck.RunAsync(sandbox, options, CancellationToken.None);

        StringAssert.Contains(reason, "landlock (not here)", StringComparison.Ordinal);
        StringAssert.Contains(reason, "BAAS_CONFINEMENT=warn", StringComparison.Ordinal);
        Assert.AreEqual(0, sandbox.Status.WorkersUp);
        Assert.HasCount(1, sandbox.Status.MeasuresMissing);
    }

    [TestMethod]
    public async Task Worker_NotConfined_IsToldOnceAndUsed()
    {
        var log = new CollectingLogger<WorkerProcessSandbox>();
        await using var sandbox = await CreateAsync("unconfined", log, options => options.Workers = 2);

        var result = await sandbox.RunAsync("used");
        var reason = await ConfinementCheck.RunAsync(sandbox, new WorkerOptions(), CancellationToken.None);

        Assert.AreEqual("\"used\"", result.Data(), result.Error?.Message);
        Assert.IsNull(reason);
        Assert.HasCount(1, log.Entries.Where(entry => entry.Text.Contains("landlock (not here)", StringComparison.Ordinal)));
        CollectionAssert.AreEqual(new[] { "landlock (not here)" }, sandbox.Status.MeasuresMissing.ToArray());
    }

    private static Task<WorkerProcessSandbox> CreateAsync(
        string mode, CollectingLogger<WorkerProcessSandbox>? log = null, Action<WorkerOptions>? change = null) => WorkerSandboxes.CreateWarmAsync(
        options =>
        {
            Become(options, mode);
            options.Workers = 1;
            options.UnresponsiveMs = 1_500;
            change?.Invoke(options);
        },
        log);

    private static void Become(WorkerOptions options, string mode)
    {
        options.Command = [ServerProgram.Dotnet, Path.Combine(AppContext.BaseDirectory, "BaasFunctions.Tests.Confined.dll"), "hostile", mode];
        options.MaxSpares = 0;
    }

    /// <summary>A host whose every answer is large.</summary>
    private sealed class LargeAnswers : IHostCalls
    {
        private static readonly byte[] s_large = [(byte)'"', .. Enumerable.Repeat((byte)'x', 8 << 20), (byte)'"'];

        private int _given;

        public int Given => _given;

        public bool HaveEffects => false;

        public Task<HostAnswer> CallAsync(HostCall call, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _given);
            return Task.FromResult(HostAnswer.Of(s_large));
        }
    }
}
