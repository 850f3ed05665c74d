using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class SpareDemandTests
{
    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    public void Spares_WhenNobodyAsks_AreOne() => Assert.AreEqual(1, new SpareDemand(max: 16, _time).Spares(room: 8));

    [TestMethod]
    public void Spares_AreAsManyAsWereAskedForOfLate_AndOneAgainLater()
    {
        var demand = new SpareDemand(max: 16, _time);
        Ask(demand, 5);
        Assert.AreEqual(5, demand.Spares(room: 8));

        _time.Advance(TimeSpan.FromSeconds(1));
        Ask(demand, 1);
        Assert.AreEqual(6, demand.Spares(room: 8));

        _time.Advance(TimeSpan.FromSeconds(1.5));
        Assert.AreEqual(1, demand.Spares(room: 8));
    }

    [TestMethod]
    public void Spares_AreNeverMoreThanThereIsRoomFor_NorMoreThanTheBound()
    {
        var demand = new SpareDemand(max: 16, _time);
        Ask(demand, 1_000);
        Assert.AreEqual(3, demand.Spares(room: 3));
        Assert.AreEqual(0, demand.Spares(room: 0));
        Assert.AreEqual(16, demand.Spares(room: int.MaxValue));
    }

    private static void Ask(SpareDemand demand, int times)
    {
        for (var i = 0; i < times; i++)
        {
            demand.Note();
        }
    }
}
