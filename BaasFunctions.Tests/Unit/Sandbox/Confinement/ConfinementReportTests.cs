using BaasFunctions.Tests.Unit.Sandbox.Confinement.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Confinement;

[TestClass]
[OSCondition(OperatingSystems.Linux)]
public sealed class ConfinementReportTests
{
    private static readonly string[] s_always =
    [
        "inherited-descriptors-closed", "limit-core", "limit-file-size", "limit-locked-memory", "limit-open-files", "unprivileged-user",
        "no-capabilities", "no-new-privileges", "not-dumpable", "ends-with-parent", "system-call-filter", "no-file-writes", "no-file-reads",
    ];

    [TestMethod]
    public async Task Report_OfAWorker_ListsEveryMeasureOnceAndWhyNot()
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options, "nothing");

        Assert.AreEqual("nothing", result.Answer);
        Assert.HasCount(19, result.Report.Measures);
        Assert.HasCount(19, result.Report.Measures.Select(measure => measure.Name).Distinct().ToList());
        foreach (var measure in result.Report.Measures)
        {
            Assert.AreEqual(measure.Applied, measure.Reason is null, measure.Name);
            Assert.DoesNotContain("/", measure.Reason ?? "", measure.Name);
        }

        foreach (var name in s_always)
        {
            Assert.IsTrue(result.Report.Holds(name), name + ": " + Reason(result, name));
        }

        Assert.AreEqual(ConfinedProcess.IsNative ? null : "the runtime compiles code while it runs", Reason(result, "no-new-code"));
        Assert.AreEqual("not asked for", Reason(result, "limit-data"));
        Assert.AreEqual("only for a user that workers alone have", Reason(result, "limit-processes"));
    }

    [TestMethod]
    public async Task Report_OfAWorkerBehindLandlock_SaysThatItIsEndedBeforeTheServiceAndMissesNothing()
    {
        var result = await ConfinedProcess.RunBehindWallAsync(ConfinedProcess.Options, "nothing");

        Assert.IsTrue(result.Report.Holds("ended-before-service"), Reason(result, "ended-before-service"));
        Assert.IsEmpty(result.Report.Missing);
    }

    [TestMethod]
    public async Task Report_OfALimitOfProcesses_HoldsTheThreadsOfItsUserToIt()
    {
        if (!ConfinedProcess.IsRoot)
        {
            // The kernel counts everything of a user: only root can become one of whom there is nothing yet. CI runs as root.
            Assert.Inconclusive("Needs root, to take a user that nobody else is.");
        }

        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { UserId = 61_234, Processes = 100 }, "threads", "1000");

        Assert.IsTrue(result.Report.Holds("limit-processes"), Reason(result, "limit-processes"));
        Assert.AreNotEqual("done 1000", result.Answer);
    }

    [TestMethod]
    public async Task Report_OfALimitOnData_SaysThatItHolds()
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { DataBytes = 2L << 30 }, "nothing");

        Assert.IsTrue(result.Report.Holds("limit-data"), Reason(result, "limit-data"));
    }

    [TestMethod]
    public async Task Report_OfALimitBelowTheRuntimes_SaysSoAndLeavesItRunning()
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { DataBytes = 1 << 20 }, "work", "10");

        Assert.AreEqual("less than the runtime takes to start", Reason(result, "limit-data"));
        Assert.AreEqual("completed 10", result.Answer);
    }

    [TestMethod]
    public async Task Report_OfAnotherParent_SaysSo()
    {
        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { ExpectedParentId = 1 }, "nothing");

        Assert.AreEqual("the parent is not the expected process", Reason(result, "ends-with-parent"));
    }

    [TestMethod]
    public async Task Report_OfRootWithoutAUser_SaysWhatIsKept()
    {
        if (!ConfinedProcess.IsRoot)
        {
            Assert.Inconclusive("Needs root.");
        }

        var result = await ConfinedProcess.RunAsync(ConfinedProcess.Options with { UserId = null }, "call", Numbers.Of("setuid"), "0");

        Assert.AreEqual("started as root, and no user was given", Reason(result, "unprivileged-user"));
        StringAssert.Contains(Reason(result, "no-capabilities"), "threads keep capabilities");
        Assert.AreEqual(ConfinedProcess.KilledByFilter, result.ExitCode);
    }

    private static string? Reason(ConfinedResult result, string name) => result.Report.Measures.Single(measure => measure.Name == name).Reason;
}
