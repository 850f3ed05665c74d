using BaasFunctions.Sandbox.Workers;
using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class ProjectRecordsTests
{
    private static readonly ProjectKey s_project = new(1);

    private readonly ManualTimeProvider _time = new();
    private readonly WorkerOptions _options = new() { IsolateAfterKills = 3, MaxSlowdownMs = 1000 };

    [TestMethod]
    public void Project_ThatKillsRepeatedly_IsIsolatedThenSlowedDownThenForgiven()
    {
        var records = new ProjectRecords(_options, _time);
        Assert.IsFalse(records.Kill(s_project));
        Assert.IsFalse(records.Kill(s_project));
        Assert.IsFalse(records.IsIsolated(s_project, out _));

        Assert.IsTrue(records.Kill(s_project), "isolated now");
        Assert.IsTrue(records.IsIsolated(s_project, out var delay));
        Assert.AreEqual(TimeSpan.Zero, delay);
        Assert.AreEqual(1, records.IsolatedCount);

        for (var i = 0; i < 3; i++)
        {
            Assert.IsFalse(records.Kill(s_project), "isolated before");
        }

        Assert.IsTrue(records.IsIsolated(s_project, out var first));
        records.Kill(s_project);
        records.IsIsolated(s_project, out var second);
        Assert.IsGreaterThan(TimeSpan.Zero, first);
        Assert.IsGreaterThan(first, second);
        for (var i = 0; i < 100; i++)
        {
            records.Kill(s_project);
        }

        records.IsIsolated(s_project, out var last);
        Assert.AreEqual(TimeSpan.FromSeconds(1), last);

        _time.Advance(TimeSpan.FromHours(1));
        Assert.IsFalse(records.IsIsolated(s_project, out _));
        Assert.AreEqual(0, records.IsolatedCount);
    }

    [TestMethod]
    public void Records_OfManyProjects_AreBounded()
    {
        var records = new ProjectRecords(_options, _time);
        for (var i = 0; i < 3; i++)
        {
            records.Kill(s_project);
        }

        for (var i = 2; i < 6000; i++)
        {
            records.Kill(new ProjectKey((UInt128)i));
        }

        Assert.IsTrue(records.IsIsolated(s_project, out _), "The worst is remembered.");
    }
}
