using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Tests.Unit.Sandbox.Files;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Hostile.Faults;

/// <summary>The parser cannot be interrupted: a text that takes it too long ends one job, with its worker, once.</summary>
[TestClass]
[DoNotParallelize]
public sealed class UnpreparableSourceTests
{
    /// <summary>The parser looks through all names of a scope for each: half a minute's work.</summary>
    private static readonly string s_slow = "let " + string.Join(',', Enumerable.Range(0, 120_000).Select(i => $"a{i}"));

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task Source_ThatTakesTheParserTooLong_CostsOneWorkerOnceAndNobodyElse(bool validateOnly)
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options =>
        {
            options.Workers = 1;
            options.GraceMs = 300;
        });
        var bystander = sandbox.RunAsync(
            "context.log.info('begin'); await new Promise(r => setTimeout(r, 2500)); return 'done'", r => r.OfProject("good"));
        ExecutionRequest Attack(ExecutionRequest r) => r.OfProject("bad").WithLimits(l => l with
        {
            WallTime = TimeSpan.FromSeconds(1), SourceLength = 2_000_000, SourceNodes = 10_000_000,
        }) with
        { ValidateOnly = validateOnly };

        var first = await sandbox.RunAsync(s_slow, Attack);
        var again = await sandbox.RunAsync(s_slow, Attack);
        var good = await bystander;

        Assert.IsTrue(first.Outcome is ExecutionOutcome.TimedOut or ExecutionOutcome.CpuLimit, $"{first.Outcome}: {first.Error?.Message}");
        Assert.AreEqual((ExecutionOutcome.Rejected, ErrorCodes.SourceNotPreparable), (again.Outcome, again.Error!.Code));
        Assert.AreEqual(1, sandbox.Status.Restarts);
        Assert.AreEqual(ExecutionOutcome.Completed, good.Outcome, good.Error?.Message);
    }

    [TestMethod]
    public async Task Files_OfWhichOneTakesTheParserTooLong_AreRefusedTheNextTime()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.GraceMs = 300);
        var attack = TestFiles.Request(("main.js", "import './slow.js';\nexport default () => 1;"), ("slow.js", s_slow)).OfProject("bad")
            .WithLimits(limits => limits with { WallTime = TimeSpan.FromSeconds(1), SourceLength = 2_000_000, SourceNodes = 10_000_000 });

        var first = await sandbox.ExecuteAsync(attack, CancellationToken.None);
        var again = await sandbox.ExecuteAsync(attack, CancellationToken.None);
        var other = await sandbox.ExecuteAsync(TestFiles.Request(("main.js", "import './quick.js';\nexport default () => 1;"), ("quick.js", "")).OfProject("bad"), CancellationToken.None);

        Assert.IsTrue(first.Outcome is ExecutionOutcome.TimedOut or ExecutionOutcome.CpuLimit, $"{first.Outcome}: {first.Error?.Message}");
        Assert.AreEqual(ErrorCodes.SourceNotPreparable, again.Error?.Code);
        Assert.AreEqual(ExecutionOutcome.Completed, other.Outcome, other.Error?.Message);
    }

    [TestMethod]
    public async Task Source_ThatACallGaveTooLittleTime_RunsWhereItHasTheUsualTime()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.GraceMs = 50);
        var text = "let " + string.Join(',', Enumerable.Range(0, 15_000).Select(i => $"a{i}")) + "; return 1;";

        var hurried = await sandbox.RunAsync(text, r => r.WithConfig("{\"timeout\":10}"));
        var again = await sandbox.RunAsync(text, r => r.WithConfig("{\"timeout\":10}"));
        var usual = await sandbox.RunAsync(text, r => r.WithConfig("{\"timeout\":30000}"));

        Assert.AreEqual(ExecutionOutcome.TimedOut, hurried.Outcome, hurried.Error?.Message);
        Assert.AreEqual(ErrorCodes.SourceNotPreparable, again.Error?.Code, again.Error?.Message);
        Assert.AreEqual(ExecutionOutcome.Completed, usual.Outcome, usual.Error?.Message);
    }

    [TestMethod]
    public async Task Source_RefusedForOneProject_RunsForAnother()
    {
        await using var sandbox = await WorkerSandboxes.CreateWarmAsync(options => options.GraceMs = 100);
        var text = $"/* {new string('x', 100)} */ return 1;";

        // The worker is killed while a function of the text runs, not while it is parsed: that says nothing about the text.
        await sandbox.RunAsync(text + Attacks.Hang, r => r.OfProject("one").WithLimits(l => l with { WallTime = TimeSpan.FromMilliseconds(500) }));
        var again = await sandbox.RunAsync(text, r => r.OfProject("one"));
        var other = await sandbox.RunAsync(text, r => r.OfProject("two"));

        Assert.AreEqual((ExecutionOutcome.Completed, ExecutionOutcome.Completed), (again.Outcome, other.Outcome));
    }
}
