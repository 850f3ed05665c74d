using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class RefusedSourcesTests
{
    private static readonly ProjectKey s_project = new(1);

    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    public void Source_ThatCostAWorker_IsRefusedForItsProjectForTenMinutes()
    {
        var refused = new RefusedSources(_time);
        Assert.IsFalse(refused.Has(s_project, "a"));

        refused.Add(s_project, "a");

        Assert.IsTrue(refused.Has(s_project, "a"));
        Assert.IsFalse(refused.Has(s_project, "b"));
        Assert.IsFalse(refused.Has(new ProjectKey(2), "a"));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.IsFalse(refused.Has(s_project, "a"));
    }

    [TestMethod]
    public void Sources_MoreThanAreKept_PushTheOldestOut()
    {
        var refused = new RefusedSources(_time);
        for (var i = 0; i < 4097; i++)
        {
            refused.Add(s_project, $"text {i}");
            _time.Advance(TimeSpan.FromTicks(10));
        }

        Assert.IsFalse(refused.Has(s_project, "text 0"));
        Assert.IsTrue(refused.Has(s_project, "text 1"));
        Assert.IsTrue(refused.Has(s_project, "text 4096"));
    }
}
