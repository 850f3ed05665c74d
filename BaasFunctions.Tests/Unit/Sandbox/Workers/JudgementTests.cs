using BaasFunctions.Sandbox.Contracts.HostCalls;
using BaasFunctions.Sandbox.Contracts.Limits;
using BaasFunctions.Sandbox.Engines.Diagnostics;
using BaasFunctions.Sandbox.Engines.Execution;
using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class JudgementTests
{
    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    [DataRow(LossCause.Deadline, ExecutionOutcome.TimedOut)]
    [DataRow(LossCause.CpuTime, ExecutionOutcome.CpuLimit)]
    [DataRow(LossCause.Memory, ExecutionOutcome.MemoryLimit)]
    [DataRow(LossCause.StackOverflow, ExecutionOutcome.RecursionLimit)]
    [DataRow(LossCause.Crashed, ExecutionOutcome.WorkerLost)]
    [DataRow(LossCause.Protocol, ExecutionOutcome.WorkerLost)]
    public void Guilty_EndsAsWhatItDid(object cause, ExecutionOutcome outcome)
    {
        var attempt = Attempt();
        attempt.IsGuilty = (LossCause)cause is LossCause.Deadline or LossCause.CpuTime;

        var end = Judgement.Of(attempt, (LossCause)cause, alone: true);

        Assert.AreEqual((Verdict.Guilty, outcome, true), (end.Verdict, end.Result!.Outcome, end.KilledWorker));
        Assert.AreEqual(ErrorCodes.DefaultOf(outcome), end.Result.Error!.Code);
    }

    [TestMethod]
    [DataRow(LossCause.Deadline, Verdict.Bystander)]
    [DataRow(LossCause.CpuTime, Verdict.Bystander)]
    [DataRow(LossCause.Memory, Verdict.Suspect)]
    [DataRow(LossCause.StackOverflow, Verdict.Suspect)]
    [DataRow(LossCause.Crashed, Verdict.Suspect)]
    [DataRow(LossCause.KilledByOthers, Verdict.Suspect)]
    [DataRow(LossCause.Unresponsive, Verdict.Suspect)]
    public void OneOfSeveral_RunsAgain(object cause, object verdict)
    {
        var end = Judgement.Of(Attempt(), (LossCause)cause, alone: false);
        Assert.AreEqual(((Verdict)verdict, ExecutionOutcome.WorkerLost, false), (end.Verdict, end.Result!.Outcome, end.KilledWorker));
    }

    [TestMethod]
    public void OverItsOwnDeadline_IsTimedOutWhoeverElseWasToBlame()
    {
        var attempt = Attempt();
        _time.Advance(TimeSpan.FromSeconds(21));
        var end = Judgement.Of(attempt, LossCause.Deadline, alone: false);
        Assert.AreEqual((Verdict.Guilty, ExecutionOutcome.TimedOut, false), (end.Verdict, end.Result!.Outcome, end.KilledWorker));
    }

    [TestMethod]
    [DataRow(true, 10L, Verdict.Suspect)]
    [DataRow(true, 1000L, Verdict.Answered)]
    [DataRow(false, 10L, Verdict.Answered)]
    public void AllocationRefusedBesideOthers_IsSuspectOnly(bool shared, long used, object verdict)
    {
        var attempt = Attempt();
        attempt.WasShared = shared;
        var error = new ExecutionError
        {
            Code = ErrorCodes.MemoryLimit, Name = "LimitError", Message = "", Limit = new LimitReport("memory_limit", "bytes", used, 100),
        };
        var result = Workers.Frames.FullResult() with { Outcome = ExecutionOutcome.MemoryLimit, Error = error };
        Assert.AreEqual((Verdict)verdict, Judgement.OfAnswer(attempt, result));
    }

    [TestMethod]
    public void Budget_AsTheWorkerSays_IsNeverMoreThanMayBeAskedFor()
    {
        var attempt = new Attempt(TestSandbox.Request("1").WithLimits(l => l with { MaxWallTime = TimeSpan.FromSeconds(60) }), NoHostCalls.Instance, _time);
        attempt.Rebase(TimeSpan.MaxValue);
        Assert.AreEqual(TimeSpan.FromSeconds(60), attempt.Budget);
        attempt.Rebase(TimeSpan.FromSeconds(1));
        Assert.AreEqual(TimeSpan.FromSeconds(1), attempt.Budget);
    }

    [TestMethod]
    public void Logs_BeyondTheLimits_AreRefused()
    {
        var attempt = new Attempt(TestSandbox.Request("1").WithLimits(l => l with { LogEntries = 2, LogBytes = 100 }), NoHostCalls.Instance, _time);
        Assert.IsTrue(attempt.TryLog(Entry("1")));
        Assert.IsTrue(attempt.TryLog(Entry("2")));
        Assert.IsFalse(attempt.TryLog(Entry("3")));
        var other = new Attempt(TestSandbox.Request("1").WithLimits(l => l with { LogBytes = 100 }), NoHostCalls.Instance, _time);
        Assert.IsFalse(other.TryLog(Entry(new string('x', 101))));
    }

    private static LogEntry Entry(string message) => new(LogEntryLevel.Info, message, "null"u8.ToArray(), DateTimeOffset.UnixEpoch);

    private Attempt Attempt() => new(TestSandbox.Request("1") with { Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(20) } }, NoHostCalls.Instance, _time);
}
