using BaasFunctions.Service.Executions;

namespace BaasFunctions.Tests.Unit.Service.Executions;

public abstract partial class ExecutionsContract
{
    [TestMethod]
    public async Task Follower_GetsWhatEndsFromNowOnWithItsLog()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        await RunAsync(service, project, id: "before");
        await FlushAsync(service);
        service.Time.Advance(TimeSpan.FromSeconds(5));
        var tail = new LiveTail(service.Part<ExecutionReader>(), project, null, service.Time);
        Assert.IsEmpty(await NextAsync(tail));

        foreach (var id in new[] { "a", "b" })
        {
            await RunAsync(service, project, id: id);
            service.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        await RunAsync(service, NewProject(), id: "others");
        await FlushAsync(service);
        Assert.IsEmpty(await NextAsync(tail), "What ended a moment ago may be followed by what ended before it.");
        service.Time.Advance(TimeSpan.FromSeconds(2));

        Assert.AreEqual("a b", string.Join(' ', await NextAsync(tail)));
        Assert.IsEmpty(await NextAsync(tail));
    }

    [TestMethod]
    public async Task Follower_WhoComesBack_GoesOnWhereTheyWere()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        foreach (var id in new[] { "a", "b", "c" })
        {
            await RunAsync(service, project, id: id);
            service.Time.Advance(TimeSpan.FromMilliseconds(10));
        }

        await FlushAsync(service);
        service.Time.Advance(TimeSpan.FromSeconds(2));
        var first = (await new LiveTail(service.Part<ExecutionReader>(), project, LivePlace.First, service.Time).NextAsync(CancellationToken.None))!.Value.Ended[0];
        var place = LivePlace.Parse(LivePlace.Of(first).ToString());

        Assert.AreEqual("a", first.ExecutionId);
        Assert.AreEqual("b c", string.Join(' ', await NextAsync(new LiveTail(service.Part<ExecutionReader>(), project, place, service.Time))));
    }

    [TestMethod]
    public async Task Follower_WhoFallsBehind_IsBroughtToThePresentAndToldHowManyWereLeftOut()
    {
        await using var service = new ServiceUnderTest(Options);
        var project = NewProject();
        var tail = new LiveTail(service.Part<ExecutionReader>(), project, null, service.Time);
        await NextAsync(tail);
        service.Time.Advance(TimeSpan.FromSeconds(1));
        for (var i = 0; i < LiveTail.PageRows + 7; i++)
        {
            await RunAsync(service, project, id: $"{i}");
            service.Time.Advance(TimeSpan.FromMilliseconds(1));
        }

        await FlushAsync(service);
        service.Time.Advance(TimeSpan.FromSeconds(30));
        var (ended, missed) = (await tail.NextAsync(CancellationToken.None))!.Value;

        Assert.AreEqual((LiveTail.PageRows, 7L), (ended.Count, missed));
        Assert.IsEmpty(await NextAsync(tail));
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("x")]
    [DataRow("1.")]
    [DataRow(".0197b4f2-0000-7000-8000-000000000000")]
    [DataRow("-1.0197b4f2-0000-7000-8000-000000000000")]
    [DataRow("1.0197b4f2-0000-7000-8000-00000000000'")]
    public void PlaceOfAnEvent_ThatIsNone_IsNotTaken(string text) => Assert.IsNull(LivePlace.Parse(text));

    [TestMethod]
    public void Listeners_AreSoManyToOneProjectAndSoManyInAll()
    {
        var listeners = new LiveListeners();
        var ofOne = Enumerable.Range(0, 20).Count(_ => listeners.TryEnter("a"));
        var ofOthers = Enumerable.Range(0, 200).Count(i => listeners.TryEnter($"p{i}"));
        listeners.Leave("a");

        Assert.AreEqual((LiveListeners.MaxOfProject, LiveListeners.Max - LiveListeners.MaxOfProject), (ofOne, ofOthers));
        Assert.IsTrue(listeners.TryEnter("b"));
        Assert.IsFalse(listeners.TryEnter("c"));
    }

    private static async Task<string[]> NextAsync(LiveTail tail)
    {
        var next = await tail.NextAsync(CancellationToken.None);
        Assert.IsNotNull(next);
        Assert.AreEqual(0L, next.Value.Missed);
        return [.. next.Value.Ended.Select(execution => execution.ExecutionId)];
    }
}
