using BaasFunctions.Service.HostCalls.Database.Sql;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

/// <summary>Who comes next where threads or connections are few.</summary>
[TestClass]
public sealed class ProjectTurnsTests
{
    [TestMethod]
    public async Task Enter_BeyondTheShareOfAProject_WaitsWhileOthersGoAhead()
    {
        var turns = new ProjectTurns(total: 4, share: 2, waiting: 10);
        Assert.IsTrue(await turns.EnterAsync("a", default));
        Assert.IsTrue(await turns.EnterAsync("a", default));

        var third = turns.EnterAsync("a", default).AsTask();
        Assert.IsTrue(await turns.EnterAsync("b", default));
        Assert.IsFalse(third.IsCompleted);

        turns.Leave("a");
        Assert.IsTrue(await third);
    }

    [TestMethod]
    public async Task Leave_WhereProjectsWait_GivesThemTurns()
    {
        var turns = new ProjectTurns(total: 1, share: 1, waiting: 10);
        var order = new List<string>();
        Assert.IsTrue(await turns.EnterAsync("first", default));
        var waiting = new[] { "a", "a", "a", "b", "c" }.Select(async project =>
        {
            Assert.IsTrue(await turns.EnterAsync(project, default));
            order.Add(project);
            turns.Leave(project);
        }).ToArray();

        turns.Leave("first");
        await Task.WhenAll(waiting);

        Assert.AreEqual("a,b,c,a,a", string.Join(',', order));
    }

    [TestMethod]
    public async Task Enter_ThatIsCancelled_TakesNoPlace_AndLeavesNothingBehind()
    {
        var turns = new ProjectTurns(total: 1, share: 1, waiting: 1);
        using var cancel = new CancellationTokenSource();
        Assert.IsTrue(await turns.EnterAsync("a", default));
        var waiting = turns.EnterAsync("b", cancel.Token).AsTask();

        // One may wait, not two; what ends a transaction waits in any case.
        Assert.IsFalse(await turns.EnterAsync("b", default));
        var mustWait = turns.EnterAsync("b", default, mustWait: true).AsTask();
        await cancel.CancelAsync();

        Assert.IsFalse(await waiting);
        turns.Leave("a");
        Assert.IsTrue(await mustWait);
        turns.Leave("b");
        Assert.IsTrue(await turns.EnterAsync("c", default));
    }
}
