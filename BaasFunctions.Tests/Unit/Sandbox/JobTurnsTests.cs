using BaasFunctions.Sandbox.Scheduling.Threads;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class JobTurnsTests
{
    private readonly JobTurns _turns = new(share: 2, activeFor: TimeSpan.FromHours(1));

    [TestMethod]
    public void TryBegin_ProjectThatIsAlone_MayKeepFourTimesItsShareBusy()
    {
        for (var i = 0; i < 8; i++)
        {
            Assert.IsTrue(_turns.TryBegin(Job("flood")));
        }

        Assert.IsFalse(_turns.TryBegin(Job("flood")));
    }

    [TestMethod]
    public void TryHurry_AJobThatWaits_BeginsOutOfTurnAndOnce()
    {
        var (first, late) = (Job("flood"), Job("flood"));
        _turns.Enqueue(first);
        _turns.Enqueue(late);

        Assert.IsTrue(_turns.TryHurry(late));
        Assert.IsFalse(_turns.TryHurry(late));
        Assert.IsTrue(_turns.TryDequeue(out var next));
        Assert.AreSame(first, next);
        Assert.IsFalse(_turns.TryDequeue(out _));
        Assert.IsFalse(_turns.Any);
    }

    [TestMethod]
    public void TryBegin_BesideAnother_MayKeepItsShareBusy()
    {
        Assert.IsTrue(_turns.TryBegin(Job("quiet")));
        Assert.IsTrue(_turns.TryBegin(Job("flood")));
        Assert.IsTrue(_turns.TryBegin(Job("flood")));

        Assert.IsFalse(_turns.TryBegin(Job("flood")));
        Assert.IsTrue(_turns.TryBegin(Job("quiet")));
    }

    [TestMethod]
    public void TryDequeue_ProjectThatHasItsShare_IsPassedOverUntilOneOfItsJobsEnds()
    {
        var first = Job("flood");
        _turns.TryBegin(Job("quiet"));
        _turns.TryBegin(first);
        _turns.TryBegin(Job("flood"));
        _turns.Enqueue(Job("flood"));
        _turns.Enqueue(Job("quiet"));

        Assert.IsTrue(_turns.TryDequeue(out var next));
        Assert.AreEqual("quiet", next.Owner.Project);
        Assert.IsFalse(_turns.TryDequeue(out _));
        _turns.End(first);
        Assert.IsTrue(_turns.TryDequeue(out next));
        Assert.AreEqual("flood", next.Owner.Project);
        Assert.IsFalse(_turns.Any);
    }

    [TestMethod]
    public void TryDequeue_ManyProjects_TakeTurnsAndKeepTheOrderOfEach()
    {
        var order = new List<string>();
        foreach (var (project, name) in new[] { ("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1"), ("c", "c1"), ("b", "b2") })
        {
            _turns.Enqueue(new ThreadJob(() => order.Add(name), new JobOwner(project)));
        }

        while (_turns.TryDequeue(out var next))
        {
            next.Run();
            _turns.End(next);
        }

        CollectionAssert.AreEqual(new[] { "a1", "b1", "c1", "a2", "b2", "a3" }, order);
    }

    private static ThreadJob Job(string project) => new(() => { }, new JobOwner(project));
}
