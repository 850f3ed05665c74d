using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Workers.Supervision;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox.Workers;

[TestClass]
public sealed class RefusedSourcesTests
{
    private static readonly ProjectKey s_project = new(1);

    private static readonly TimeSpan s_second = TimeSpan.FromSeconds(1);

    private readonly ManualTimeProvider _time = new();

    [TestMethod]
    public void Source_ThatCostAWorker_IsRefusedForItsProjectForTenMinutes()
    {
        var refused = new RefusedSources(_time);
        Assert.IsFalse(Has(refused, s_project, "a", s_second));

        refused.Add(s_project, SourceHash.Of("a"), s_second);

        Assert.IsTrue(Has(refused, s_project, "a", s_second));
        Assert.IsFalse(Has(refused, s_project, "b", s_second));
        Assert.IsFalse(Has(refused, new ProjectKey(2), "a", s_second));
        _time.Advance(TimeSpan.FromMinutes(11));
        Assert.IsFalse(Has(refused, s_project, "a", s_second));
    }

    [TestMethod]
    public void Source_ThatHadTooLittleTime_IsTriedAgainWhereItHasMore()
    {
        var refused = new RefusedSources(_time);
        refused.Add(s_project, SourceHash.Of("slow"), s_second);
        refused.Add(s_project, SourceHash.Of("deep"), TimeSpan.MaxValue);

        Assert.IsTrue(Has(refused, s_project, "slow", s_second));
        Assert.IsTrue(Has(refused, s_project, "slow", s_second / 2));
        Assert.IsFalse(Has(refused, s_project, "slow", s_second * 2));
        Assert.IsTrue(Has(refused, s_project, "deep", s_second * 2));
    }

    [TestMethod]
    public void Sources_MoreThanAreKept_PushTheOldestOut()
    {
        var refused = new RefusedSources(_time);
        for (var i = 0; i < 4097; i++)
        {
            refused.Add(s_project, SourceHash.Of($"text {i}"), s_second);
            _time.Advance(TimeSpan.FromTicks(10));
        }

        Assert.IsFalse(Has(refused, s_project, "text 0", s_second));
        Assert.IsTrue(Has(refused, s_project, "text 1", s_second));
        Assert.IsTrue(Has(refused, s_project, "text 4096", s_second));
    }

    private static bool Has(RefusedSources refused, ProjectKey project, string source, TimeSpan given) => given <= refused.Given(project, SourceHash.Of(source));
}
