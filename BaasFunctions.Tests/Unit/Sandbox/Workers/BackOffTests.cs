using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Sandbox.Workers.Supervision;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class BackOffTests
{
    [TestMethod]
    public void Delay_DoublesWithEachFailureUpToItsBound()
    {
        var backOff = new BackOff(new WorkerOptions { RestartDelayMinMs = 100, RestartDelayMaxMs = 1000 });
        var delays = Enumerable.Range(0, 40).Select(_ => backOff.After(null).TotalMilliseconds).ToArray();
        CollectionAssert.AreEqual(new double[] { 100, 200, 400, 800, 1000, 1000 }, delays[..6]);
        Assert.AreEqual(1000, delays[^1]);
    }
}
