using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

/// <summary>Which project keeps its worker when memory is short: the one that is used more, and lately.</summary>
[TestClass]
public sealed class ProjectSlotTests
{
    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    public void Uses_CountHalfAfterAMinute()
    {
        var slot = Used(4);
        _time.Advance(TimeSpan.FromMinutes(1));
        Assert.AreEqual(2, slot.UsesOfLate(_time), 1e-9);
    }

    [TestMethod]
    public void Project_UsedOften_OutlastsManyThatAreUsedOnce()
    {
        var regular = Used(10);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.IsGreaterThan(Used(1).UsesOfLate(_time), regular.UsesOfLate(_time));
    }

    [TestMethod]
    public void Project_UsedOftenLongAgo_GivesWayToOneThatIsUsedNow()
    {
        var former = Used(100);
        _time.Advance(TimeSpan.FromMinutes(10));
        Assert.IsLessThan(Used(1).UsesOfLate(_time), former.UsesOfLate(_time));
    }

    private ProjectSlot Used(int times)
    {
        var slot = new ProjectSlot(null!);
        for (var i = 0; i < times; i++)
        {
            slot.Use(_time);
        }

        return slot;
    }
}
