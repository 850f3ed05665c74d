using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Executions;

namespace BaasFunctions.Tests.Unit.Service.Executions;

public abstract partial class ExecutionsContract
{
    [TestMethod]
    public async Task Upkeep_OfRecords_DeletesWhatIsTooOld()
    {
        await using var service = new ServiceUnderTest(With(records => records with { Keep = TimeSpan.FromHours(2) }));
        var project = NewProject();
        await RunAsync(service, project, id: "old");
        service.Time.Advance(TimeSpan.FromHours(1.5));
        await RunAsync(service, project, id: "young");
        await FlushAsync(service);
        service.Time.Advance(TimeSpan.FromHours(1));

        await KeepUpAsync(service);

        Assert.AreEqual("young", string.Join(' ', (await ListAsync(service, project)).Select(one => Text(one, "execution_id"))));
    }

    [TestMethod]
    public async Task Upkeep_OfAProjectWithTooManyBytes_DeletesTheOldestOfItAndNothingOfOthers()
    {
        await using var service = new ServiceUnderTest(With(records => records with { ProjectBytes = 20_000 }));
        var (large, small) = (NewProject(), NewProject());
        await RunAsync(service, small, id: "small");
        service.Sandbox.Answer = (_, _) => Task.FromResult(FakeSandbox.Completed() with { Logs = [new LogEntry(LogEntryLevel.Info, new string('x', 2_000), default, service.Time.GetUtcNow())] });
        for (var i = 0; i < 30; i++)
        {
            await RunAsync(service, large, id: $"{i}");
            service.Time.Advance(TimeSpan.FromMilliseconds(5));
        }

        await FlushAsync(service);
        await KeepUpAsync(service);
        var left = (await ListAsync(service, large)).Select(one => Text(one, "execution_id")).ToArray();

        Assert.IsTrue(left.Length is >= 5 and <= 10, $"{left.Length} are left");
        CollectionAssert.AreEqual(Enumerable.Range(30 - left.Length, left.Length).Reverse().Select(i => $"{i}").ToArray(), left);
        Assert.HasCount(1, await ListAsync(service, small));
    }

    [TestMethod]
    public async Task Records_WhenNoneAreKept_AreNotMade()
    {
        await using var service = new ServiceUnderTest(With(records => records with { Keep = TimeSpan.Zero }));
        var project = NewProject();

        await RunAsync(service, project);

        Assert.IsEmpty(await ListAsync(service, project));
    }

    [TestMethod]
    public async Task Execution_OfAnInstanceThatSaysNothingAnyMore_IsLost()
    {
        await using var here = new ServiceUnderTest(Options);
        var project = NewProject();
        var gone = await BeginAsync(here, project, "gone");

        // Another instance on the same database, as a restart would be.
        await using var other = new ServiceUnderTest(Options with { Data = Options.Data with { Directory = here.Folder } }, keepsFolder: true);
        other.Time.Advance(LostExecutions.Silence - TimeSpan.FromSeconds(1));
        await KeepUpAsync(other, isAlone: false);
        var before = Text((await ListAsync(other, project)).Single(), "outcome");
        other.Time.Advance(TimeSpan.FromSeconds(2));
        await KeepUpAsync(other, isAlone: false);
        var lost = (await ListAsync(other, project)).Single();

        Assert.AreEqual("running", before);
        Assert.AreEqual(("lost", "2026-01-02T03:04:36.678Z"), (Text(lost, "outcome"), Text(lost, "ended")));
        Assert.AreEqual(1L, (await other.SendAsync("GET", $"/projects/{project}/statistics?until=2027-01-01T00:00:00Z&since=2025-01-01T00:00:00Z")).Json.GetProperty("functions")[0].GetProperty("lost").GetInt64());

        // It was only silent, and says in the end how it went.
        gone.SetResult(FakeSandbox.Completed());
        await UntilAsync(async () => Text((await ListAsync(here, project)).Single(), "outcome") == "completed");
    }

    [TestMethod]
    public async Task Execution_OfAnInstanceThatSaysThatItIsThere_IsNotLost()
    {
        await using var here = new ServiceUnderTest(Options);
        var project = NewProject();
        var running = await BeginAsync(here, project, "long");
        await using var other = new ServiceUnderTest(Options with { Data = Options.Data with { Directory = here.Folder } }, keepsFolder: true);
        for (var i = 0; i < 10; i++)
        {
            here.Time.Advance(TimeSpan.FromSeconds(10));
            other.Time.Advance(TimeSpan.FromSeconds(10));
            await here.Part<ExecutionUpkeep>().RunOnceAsync(CancellationToken.None);
            await KeepUpAsync(other, isAlone: false);
        }

        Assert.AreEqual("running", Text((await ListAsync(other, project)).Single(), "outcome"));
        running.SetResult(FakeSandbox.Completed());
    }

    [TestMethod]
    public async Task Execution_OfAnEarlierLife_IsLostAtOnceWhereNobodyElseCanBeAlive()
    {
        await using var here = new ServiceUnderTest(Options);
        var project = NewProject();
        var gone = await BeginAsync(here, project, "gone");
        await using var next = new ServiceUnderTest(Options with { Data = Options.Data with { Directory = here.Folder } }, keepsFolder: true);

        await KeepUpAsync(next, isAlone: true);

        Assert.AreEqual("lost", Text((await ListAsync(next, project)).Single(), "outcome"));
        gone.SetResult(FakeSandbox.Completed());
    }

    private ServiceOptions With(Func<ExecutionRecordOptions, ExecutionRecordOptions> change) => Options with { Records = change(Options.Records) };

    /// <summary>Begins an execution that is in the database while it runs; the source ends it.</summary>
    private static async Task<TaskCompletionSource<ExecutionResult>> BeginAsync(ServiceUnderTest service, string project, string id)
    {
        var end = new TaskCompletionSource<ExecutionResult>(TaskCreationOptions.RunContinuationsAsynchronously);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        service.Sandbox.Answer = (_, _) =>
        {
            begun.TrySetResult();
            return end.Task;
        };
        _ = service.ExecuteAsync(Body(project, id: id));
        await begun.Task;
        await FlushAsync(service);
        return end;
    }

    private static async Task KeepUpAsync(ServiceUnderTest service, bool isAlone = false)
    {
        var closed = await service.Part<LostExecutions>().CloseAsync(isAlone, CancellationToken.None);
        Assert.IsNull(closed.Fault);
        var deleted = await service.Part<ExecutionRetention>().RunAsync(CancellationToken.None);
        Assert.IsNull(deleted.Fault);
    }

    private static async Task UntilAsync(Func<Task<bool>> condition)
    {
        for (var tries = 0; !await condition(); tries++)
        {
            Assert.IsLessThan(500, tries);
            await Task.Delay(20);
        }
    }
}
