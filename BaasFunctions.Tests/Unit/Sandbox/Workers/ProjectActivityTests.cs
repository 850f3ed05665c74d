using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class ProjectActivityTests
{
    private static readonly ProjectKey s_one = new(1);
    private static readonly ProjectKey s_two = new(2);

    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    public void Enter_NobodyElseWasHere_IsAlone()
    {
        var activity = new ProjectActivity(_time);
        Assert.IsTrue(activity.Enter(s_one));
        Assert.IsTrue(activity.Enter(s_one));
        activity.Leave(s_one);
        activity.Leave(s_one);
        Assert.IsTrue(activity.Enter(s_one));
    }

    [TestMethod]
    public void Enter_AnotherOneRuns_IsNotAlone()
    {
        var activity = new ProjectActivity(_time);
        activity.Enter(s_two);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.IsFalse(activity.Enter(s_one));
    }

    [TestMethod]
    public void Enter_AnotherOneHasJustEnded_IsAloneASecondLater()
    {
        var activity = new ProjectActivity(_time);
        activity.Enter(s_two);
        activity.Leave(s_two);
        Assert.IsFalse(activity.Enter(s_one));
        _time.Advance(TimeSpan.FromSeconds(2));
        Assert.IsTrue(activity.Enter(s_one));
        Assert.IsFalse(activity.Enter(s_two));
    }
}
