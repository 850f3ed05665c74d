using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Engines.Constraints;
using BaasFunctions.Sandbox.Scheduling;

namespace BaasFunctions.Tests.Unit.Sandbox.Engines;

/// <summary>The clock of an execution is read as often as it takes to end it in time, and no oftener.</summary>
[TestClass]
public sealed class TimeConstraintTests
{
    [TestMethod]
    public void Check_AtQuestionsInQuickSuccession_LooksAtFewOfThem() => Assert.IsLessThan(5_000, LooksAt(10_000, static () => { }));

    [TestMethod]
    public void Check_AtQuestionsBetweenSlowSteps_LooksAtEachOfThem() => Assert.AreEqual(20, LooksAt(20, static () => Thread.Sleep(2)));

    [TestMethod]
    public void Check_OfAnExecutionThatWasCancelled_EndsItAtOnce()
    {
        using var source = new CancellationTokenSource();
        var constraint = new TimeConstraint(new Deadline(TimeProvider.System, TimeSpan.FromHours(1)), TimeSpan.FromHours(1), new ThreadUse(), source.Token);
        constraint.Check();
        constraint.Check();

        source.Cancel();

        Assert.ThrowsExactly<ExecutionEndedException>(constraint.Check);
    }

    private static int LooksAt(int questions, Action between)
    {
        var clock = new CountedClock();
        var constraint = new TimeConstraint(new Deadline(clock, TimeSpan.FromHours(1)), TimeSpan.FromHours(1), new ThreadUse(), CancellationToken.None);
        clock.Looks = 0;
        for (var i = 0; i < questions; i++)
        {
            between();
            constraint.Check();
        }

        return clock.Looks;
    }

    private sealed class CountedClock : TimeProvider
    {
        public int Looks { get; set; }

        public override long GetTimestamp()
        {
            Looks++;
            return base.GetTimestamp();
        }
    }
}
