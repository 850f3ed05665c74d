using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class FailureAttributorTests
{
    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    [DataRow(WorkerExitReason.Deadline, ExecutionOutcome.TimedOut)]
    [DataRow(WorkerExitReason.CpuTime, ExecutionOutcome.CpuLimit)]
    [DataRow(WorkerExitReason.Memory, ExecutionOutcome.MemoryLimit)]
    [DataRow(WorkerExitReason.StackOverflow, ExecutionOutcome.RecursionLimit)]
    [DataRow(WorkerExitReason.Crashed, ExecutionOutcome.WorkerLost)]
    [DataRow(WorkerExitReason.Protocol, ExecutionOutcome.WorkerLost)]
    public void Guilty_EndsAsWhatItDid(object cause, ExecutionOutcome outcome)
    {
        var attempt = Attempt();
        attempt.IsAtFault = (WorkerExitReason)cause is WorkerExitReason.Deadline or WorkerExitReason.CpuTime;

        var end = FailureAttributor.Of(attempt, (WorkerExitReason)cause, alone: true);

        Assert.AreEqual((FailureAttribution.AtFault, outcome, true), (end.Attribution, end.Result!.Outcome, end.KilledWorker));
        Assert.AreEqual(ErrorCodes.DefaultOf(outcome), end.Result.Error!.Code);
    }

    [TestMethod]
    [DataRow(WorkerExitReason.Deadline, FailureAttribution.Retry)]
    [DataRow(WorkerExitReason.CpuTime, FailureAttribution.Retry)]
    [DataRow(WorkerExitReason.Memory, FailureAttribution.RetryIsolated)]
    [DataRow(WorkerExitReason.StackOverflow, FailureAttribution.RetryIsolated)]
    [DataRow(WorkerExitReason.Crashed, FailureAttribution.RetryIsolated)]
    [DataRow(WorkerExitReason.KilledByOthers, FailureAttribution.RetryIsolated)]
    [DataRow(WorkerExitReason.Unresponsive, FailureAttribution.RetryIsolated)]
    public void OneOfSeveral_RunsAgain(object cause, object attribution)
    {
        var end = FailureAttributor.Of(Attempt(), (WorkerExitReason)cause, alone: false);
        Assert.AreEqual(((FailureAttribution)attribution, ExecutionOutcome.WorkerLost, false), (end.Attribution, end.Result!.Outcome, end.KilledWorker));
    }

    [TestMethod]
    public void OverItsOwnDeadline_IsTimedOutWhoeverElseWasToBlame()
    {
        var attempt = Attempt();
        _time.Advance(TimeSpan.FromSeconds(21));
        var end = FailureAttributor.Of(attempt, WorkerExitReason.Deadline, alone: false);
        Assert.AreEqual((FailureAttribution.AtFault, ExecutionOutcome.TimedOut, false), (end.Attribution, end.Result!.Outcome, end.KilledWorker));
    }

    [TestMethod]
    [DataRow(true, 10L, FailureAttribution.RetryIsolated)]
    [DataRow(true, 1000L, FailureAttribution.Answered)]
    [DataRow(false, 10L, FailureAttribution.Answered)]
    public void AllocationRefusedBesideOthers_IsSuspectOnly(bool shared, long used, object attribution)
    {
        var attempt = Attempt();
        attempt.WasShared = shared;
        var error = new ExecutionError
        {
            Code = ErrorCodes.MemoryLimit, Name = "LimitError", Message = "", Limit = new LimitReport("memory_limit", "bytes", used, 100),
        };
        var result = Workers.Frames.FullResult() with { Outcome = ExecutionOutcome.MemoryLimit, Error = error };
        Assert.AreEqual((FailureAttribution)attribution, FailureAttributor.OfAnswer(attempt, result));
    }

    [TestMethod]
    public void Budget_AsTheWorkerSays_IsNeverMoreThanMayBeAskedFor()
    {
        var attempt = new Attempt(TestSandbox.Request("1").WithLimits(l => l with { MaxWallTime = TimeSpan.FromSeconds(60) }), NoHostCalls.Instance, _time);
        Assert.IsTrue(attempt.TryRebase(TimeSpan.MaxValue));
        Assert.AreEqual(TimeSpan.FromSeconds(60), attempt.Budget);
        Assert.IsTrue(attempt.TryRebase(TimeSpan.FromSeconds(1)));
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

    [TestMethod]
    public void NotBegun_WaitsForThoseBeforeIt_AndIsOverLater()
    {
        var attempt = new Attempt(TestSandbox.Request("1") with { Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(20) } }, NoHostCalls.Instance, _time);
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.IsFalse(attempt.IsOverdue(TimeSpan.Zero));
        Assert.IsTrue(attempt.TryBegin());
        Assert.IsFalse(attempt.TryBegin());
        _time.Advance(TimeSpan.FromSeconds(19));
        Assert.IsFalse(attempt.IsOverdue(TimeSpan.Zero));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsTrue(attempt.IsOverdue(TimeSpan.Zero));
    }

    [TestMethod]
    [DataRow(WorkerExitReason.StackOverflow)]
    [DataRow(WorkerExitReason.Memory)]
    [DataRow(WorkerExitReason.Crashed)]
    public void Parked_WhenItsWorkerCrashes_IsNoSuspect(object cause)
    {
        var attempt = Attempt();
        Assert.IsTrue(attempt.TryPark(0, 1));

        Assert.AreEqual(FailureAttribution.Retry, FailureAttributor.Of(attempt, (WorkerExitReason)cause, alone: false).Attribution);
    }

    private Attempt Attempt()
    {
        var attempt = new Attempt(TestSandbox.Request("1") with { Limits = new ExecutionLimits { WallTime = TimeSpan.FromSeconds(20) } }, NoHostCalls.Instance, _time);
        attempt.TryBegin();
        return attempt;
    }
}
