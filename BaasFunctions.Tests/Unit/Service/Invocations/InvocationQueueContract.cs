using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Service;
using BaasFunctions.Service.Configuration;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Executions;
using BaasFunctions.Service.HostCalls;
using BaasFunctions.Service.HostCalls.Database.Sql;
using BaasFunctions.Service.HostCalls.Storage;
using BaasFunctions.Service.Invocations;
using BaasFunctions.Service.Invocations.Chains;
using BaasFunctions.Service.Registry;
using BaasFunctions.Service.Schedules;
using Microsoft.Extensions.DependencyInjection;

namespace BaasFunctions.Tests.Unit.Service.Invocations;

/// <summary>What the queue and the schedules hold, whatever database they are in. Another instance is another queue on the same database.</summary>
public abstract class InvocationQueueContract
{
    private static readonly CancellationToken s_none = CancellationToken.None;

    private readonly FakeTime _time = new();
    private ServiceProvider _services = null!;
    private DataOptions _data = null!;

    [TestInitialize]
    public async Task BeginAsync()
    {
        _data = await DataAsync();
        _services = Build();
    }

    private ServiceProvider Build() => new ServiceCollection().AddLogging().AddSingleton<ISandbox>(new FakeSandbox()).AddSingleton<TimeProvider>(_time)
            .AddFunctionsService(new ServiceOptions { Data = _data }).BuildServiceProvider();

    [TestCleanup]
    public Task EndAsync() => _services.DisposeAsync().AsTask();

    [TestMethod]
    public async Task Projects_WithLittle_DoNotWaitForOneWithMuch()
    {
        for (var i = 0; i < 40; i++)
        {
            await AddAsync("large");
        }

        var (b, c) = (await AddAsync("small"), await AddAsync("other"));
        var taken = await ClaimAsync(Queue, 6);

        Assert.HasCount(6, taken);
        CollectionAssert.IsSubsetOf(new[] { b.Id, c.Id }, taken.Select(one => one.Id).ToArray());
    }

    [TestMethod]
    public async Task Projects_MoreThanPlaces_HaveTurns()
    {
        foreach (var project in (string[])["a", "b", "c", "d"])
        {
            await AddAsync(project);
            await AddAsync(project);
        }

        var first = await ClaimAsync(Queue, 2);
        var second = await ClaimAsync(Queue, 2);

        CollectionAssert.AreEquivalent(new[] { "a", "b", "c", "d" }, first.Concat(second).Select(one => one.Project).ToArray());
    }

    [TestMethod]
    public async Task Invocation_ThatRuns_IsTakenByNobodyElseUntilItsLeaseIsOver()
    {
        var added = await AddAsync("p");
        var (here, there) = (Queue, Another());
        var taken = (await ClaimAsync(here)).Single();

        _time.Advance(InvocationLimits.Lease - TimeSpan.FromSeconds(1));
        Assert.IsEmpty(await ClaimAsync(there));
        Assert.IsTrue((await here.RenewAsync([added.Id], s_none)).Value);
        _time.Advance(InvocationLimits.Lease - TimeSpan.FromSeconds(1));
        Assert.IsEmpty(await ClaimAsync(there));

        _time.Advance(TimeSpan.FromSeconds(2));
        var again = (await ClaimAsync(there)).Single();
        Assert.AreEqual((1L, false, 2L, true), (taken.Attempt, taken.HasDied, again.Attempt, again.HasDied));

        // The one that lost it has no say any more.
        Assert.IsFalse((await here.SucceedAsync(taken, "1", 1, s_none)).Value);
        Assert.IsFalse((await here.FailAsync(taken, "{}", null, s_none)).Value);
        Assert.IsFalse((await here.ReleaseAsync(taken, TimeSpan.Zero, s_none)).Value);
        Assert.AreEqual(InvocationState.Running, (await FindAsync(added)).State);
        Assert.IsTrue((await there.SucceedAsync(again, "2", 1, s_none)).Value);
        Assert.AreEqual((InvocationState.Succeeded, "2", 2L), ((await FindAsync(added)).State, (await FindAsync(added)).ResultJson, (await FindAsync(added)).Attempts));
    }

    [TestMethod]
    public async Task Invocation_TakenBySeveralAtOnce_IsTakenByOne()
    {
        for (var i = 0; i < 50; i++)
        {
            await AddAsync("p");
        }

        var queues = Enumerable.Range(0, 4).Select(_ => Another()).ToArray();
        var taken = new List<ClaimedInvocation>();
        for (var rounds = 0; taken.Count < 50; rounds++)
        {
            Assert.IsLessThan(100, rounds);
            taken.AddRange((await Task.WhenAll(queues.Select(queue => ClaimAsync(queue, 5)))).SelectMany(one => one));
        }

        Assert.HasCount(50, taken.Select(one => one.Id).Distinct());
        Assert.IsTrue(taken.TrueForAll(one => one.Attempt == 1));
    }

    [TestMethod]
    public async Task Invocation_ThatFailed_IsTriedAgainWhenItsTimeHasCome()
    {
        var added = await AddAsync("p");
        var taken = (await ClaimAsync(Queue)).Single();
        await Queue.FailAsync(taken, """{"code":"X"}""", TimeSpan.FromSeconds(30), s_none);

        Assert.AreEqual(InvocationState.Retrying, (await FindAsync(added)).State);
        Assert.IsEmpty(await ClaimAsync(Queue));
        _time.Advance(TimeSpan.FromSeconds(30));
        Assert.AreEqual(2, (await ClaimAsync(Queue)).Single().Attempt);
    }

    [TestMethod]
    public async Task Invocation_ThatWasGivenBack_HasNoAttemptMore()
    {
        var added = await AddAsync("p");
        await Queue.ReleaseAsync((await ClaimAsync(Queue)).Single(), TimeSpan.Zero, s_none);

        Assert.AreEqual((InvocationState.Queued, 0L), ((await FindAsync(added)).State, (await FindAsync(added)).Attempts));
        Assert.AreEqual((1L, false), ((await ClaimAsync(Queue)).Single() is var taken ? (taken.Attempt, taken.HasDied) : default));
    }

    [TestMethod]
    public async Task DeadLetter_ThatIsRunAgain_HasAllItsAttemptsAndKeepsCounting()
    {
        var added = await AddAsync("p");
        Assert.AreEqual("INVOCATION_STATE", (await Store.RetryAsync("p", added.Id, s_none)).Fault?.Code);
        await Queue.FailAsync((await ClaimAsync(Queue)).Single(), "{}", null, s_none);
        Assert.AreEqual(InvocationState.Failed, (await FindAsync(added)).State);
        Assert.IsEmpty(await ClaimAsync(Queue));

        Assert.AreEqual(InvocationState.Queued, (await Store.RetryAsync("p", added.Id, s_none)).Value!.State);

        var taken = (await ClaimAsync(Queue)).Single();
        Assert.AreEqual((2L, 1L), (taken.Attempt, taken.Try));
    }

    [TestMethod]
    public async Task Invocation_ThatWasCancelled_DoesNotRun()
    {
        var (added, running) = (await AddAsync("p"), await AddAsync("q"));

        Assert.AreEqual(InvocationState.Cancelled, (await Store.CancelAsync("p", added.Id, s_none)).Value!.State);

        Assert.AreEqual(running.Id, (await ClaimAsync(Queue)).Single().Id);
        Assert.AreEqual("INVOCATION_STATE", (await Store.CancelAsync("q", running.Id, s_none)).Fault?.Code);
        Assert.AreEqual("INVOCATION_NOT_FOUND", (await Store.CancelAsync("p", running.Id, s_none)).Fault?.Code);
    }

    [TestMethod]
    public async Task Key_SentAgainWithinADay_IsTheSameInvocation()
    {
        var first = await AddAsync("p", key: "k", hash: "1");

        Assert.AreEqual(first.Id, (await AddAsync("p", key: "k", hash: "1")).Id);
        Assert.AreEqual("IDEMPOTENCY_KEY_REUSED", (await Store.AddAsync(Wanted("p", "k", "2"), s_none)).Fault?.Code);
        Assert.AreNotEqual(first.Id, (await AddAsync("q", key: "k", hash: "2")).Id);
        _time.Advance(InvocationLimits.KeyTime);
        Assert.AreNotEqual(first.Id, (await AddAsync("p", key: "k", hash: "2")).Id);
    }

    [TestMethod]
    public async Task Key_SentBySeveralAtOnce_IsOneInvocation()
    {
        var added = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => AddAsync("p", key: "k", hash: "1")));

        Assert.HasCount(1, added.Select(one => one.Id).Distinct());
        Assert.HasCount(1, (await Store.ListAsync("p", new InvocationFilter(), s_none)).Value!);
    }

    [TestMethod]
    public async Task Queue_ThatIsFull_RefusesMore()
    {
        var added = await AddAsync("p");
        await ExecuteAsync(new SqlText().Add("UPDATE baas_invocations SET bytes = ").Value(InvocationLimits.ProjectQueueBytes));
        _time.Advance(TimeSpan.FromSeconds(3));

        Assert.AreEqual("QUEUE_QUOTA", (await Store.AddAsync(Wanted("p"), s_none)).Fault?.Code);
        Assert.IsFalse((await Store.AddAsync(Wanted("other"), s_none)).Failed);
        await Store.CancelAsync("p", added.Id, s_none);
        _time.Advance(TimeSpan.FromSeconds(3));
        Assert.IsFalse((await Store.AddAsync(Wanted("p"), s_none)).Failed);
    }

    [TestMethod]
    public async Task List_ByStateAndFunction_GivesTheNewestFirstPageByPage()
    {
        var added = new List<Invocation>();
        for (var i = 0; i < 5; i++)
        {
            added.Add(await AddAsync("p"));
            _time.Advance(TimeSpan.FromMilliseconds(5));
        }

        await AddAsync("q");
        await Store.CancelAsync("p", added[1].Id, s_none);

        var page = (await Store.ListAsync("p", new InvocationFilter { State = InvocationState.Queued, Function = "f", Limit = 2 }, s_none)).Value!;
        var rest = (await Store.ListAsync("p", new InvocationFilter { State = InvocationState.Queued, Before = page[1].Id }, s_none)).Value!;

        // One more than asked for says that there are more.
        CollectionAssert.AreEqual(new[] { added[4].Id, added[3].Id, added[2].Id }, page.Select(one => one.Id).ToArray());
        CollectionAssert.AreEqual(new[] { added[2].Id, added[0].Id }, rest.Select(one => one.Id).ToArray());
        Assert.IsEmpty((await Store.ListAsync("p", new InvocationFilter { Function = "other" }, s_none)).Value!);
    }

    [TestMethod]
    public async Task Invocation_ThatIsOver_IsKeptForAWeek()
    {
        var (waits, dead) = (await AddAsync("p"), await AddAsync("q"));
        await Store.CancelAsync("q", dead.Id, s_none);
        var upkeep = _services.GetRequiredService<InvocationUpkeep>();

        _time.Advance(InvocationLimits.Kept - TimeSpan.FromMinutes(1));
        Assert.AreEqual(0L, (await upkeep.RunAsync(s_none)).Value);
        _time.Advance(TimeSpan.FromMinutes(2));
        Assert.AreEqual(1L, (await upkeep.RunAsync(s_none)).Value);

        Assert.IsEmpty((await Store.FindAsync("q", dead.Id, s_none)).Value!);
        Assert.AreEqual(InvocationState.Queued, (await FindAsync(waits)).State);
    }

    [TestMethod]
    public async Task Schedule_ThatIsDue_BecomesOneInvocationWhoeverLooks()
    {
        var rule = new ScheduleRule("* * * * * *", "UTC", FiresMissed: true);
        await Schedules.SetAsync("p", "f", [rule], s_none);
        _time.Advance(TimeSpan.FromSeconds(10));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Schedules.FireAsync(_ => true, s_none)));

        var requests = (await Store.ListAsync("p", new InvocationFilter(), s_none)).Value!.Select(one => one.RequestJson).ToArray();
        Assert.HasCount(10, requests);
        Assert.HasCount(10, requests.Distinct());
        StringAssert.Contains(requests[0], "\"due\":\"2026-01-02T03:04:");
        var (schedule, last) = (await Schedules.ListAsync("p", s_none)).Value!.Single();
        Assert.AreEqual((InvocationState.Queued, TimeSpan.FromSeconds(1)), (last!.Value, schedule.Due - schedule.LastDue!.Value));
    }

    [TestMethod]
    public async Task Schedule_SetAgain_GoesOnAndThoseThatAreGoneDoNot()
    {
        var (kept, gone, made) = (new ScheduleRule("0 * * * *", "UTC", true), new ScheduleRule("5 * * * *", "UTC", true), new ScheduleRule("7 * * * *", "UTC", true));
        await Schedules.SetAsync("p", "f", [gone, kept], s_none);
        _time.Advance(TimeSpan.FromHours(1));
        await Schedules.FireAsync(_ => true, s_none);
        var before = (await Schedules.ListAsync("p", s_none)).Value!.Single(one => one.Schedule.Rule == kept).Schedule;

        await Schedules.SetAsync("p", "f", [kept, made], s_none);

        var now = (await Schedules.ListAsync("p", s_none)).Value!.Select(one => one.Schedule).ToArray();
        CollectionAssert.AreEqual(new[] { kept, made }, now.Select(one => one.Rule).ToArray());
        Assert.AreEqual((before.Due, before.LastDue, before.LastId), (now[0].Due, now[0].LastDue, now[0].LastId));
        await Schedules.SetAsync("p", "f", [], s_none);
        Assert.IsEmpty((await Schedules.ListAsync("p", s_none)).Value!);
    }

    [TestMethod]
    public async Task Schedule_OfAProjectWithoutRoom_PassesItsDueTimes()
    {
        await Schedules.SetAsync("p", "f", [new ScheduleRule("0 * * * *", "UTC", true)], s_none);
        _time.Advance(TimeSpan.FromHours(1));

        Assert.IsEmpty((await Schedules.FireAsync(_ => false, s_none)).Value!);

        Assert.IsGreaterThan(_time.GetUtcNow(), (await Schedules.ListAsync("p", s_none)).Value!.Single().Schedule.Due);
    }

    /// <summary>Where the data is; nothing of another test is in it.</summary>
    [TestMethod]
    public async Task Chain_ThatSeveralInstancesRun_HasExactlyAsManyExecutionsAsOneMay()
    {
        var ledger = _services.GetRequiredService<ChainLedger>();
        var instances = Enumerable.Range(0, 4).Select(_ => new CallChain { Id = "c", Path = ["a", "b"], Use = new ChainUse { IsShared = true, Executions = 0 } }).ToArray();
        instances[0].Use.Executions = ChainLimits.Executions - 20;

        var counted = new List<HostCallError?>();
        foreach (var round in Enumerable.Range(0, 3))
        {
            counted.AddRange(await Task.WhenAll(instances.Append(instances[0]).SelectMany(chain => Enumerable.Range(0, 2).Select(_ => ledger.CountAsync("p", chain, s_none)))));
        }

        Assert.AreEqual(20, counted.Count(static fault => fault is null));
        Assert.IsTrue(counted.OfType<HostCallError>().All(static fault => fault.Code == "CHAIN_LIMIT" && fault.Message.StartsWith("a > b: the chain that began with a has had 1000 executions", StringComparison.Ordinal)));
        Assert.IsNull(await ledger.CountAsync("other", instances[1], s_none));
    }

    [TestMethod]
    public async Task Chain_ThatUsedItsProcessorTime_IsAtItsEnd()
    {
        var ledger = _services.GetRequiredService<ChainLedger>();
        var (here, there) = (new CallChain { Id = "c", Path = ["a", "b"], Use = new ChainUse { IsShared = true } }, new CallChain { Id = "c", Path = ["a", "b"], Use = new ChainUse { IsShared = true } });
        here.Use.AddCpu(TimeSpan.FromSeconds(99));
        Assert.IsNull(await ledger.CountAsync("p", here, s_none));
        there.Use.AddCpu(TimeSpan.FromSeconds(1));
        await ledger.SettleAsync("p", there, isKnown: true);

        var refused = await ledger.CountAsync("p", here, s_none);

        StringAssert.StartsWith(refused?.Message, "a > b: the chain that began with a has used 100000 ms of processor time");
    }

    [TestMethod]
    public async Task Chain_ThatCannotBePutIntoTheQueue_IsCountedAsIfItHadNot()
    {
        var chain = CallChain.Begin("a").Next("b");
        var first = await Store.AddAsync(Wanted("p") with { Chain = chain }, s_none);
        chain.Use.Executions = ChainLimits.Executions - 2;

        var refused = await Store.AddAsync(Wanted("p") with { Chain = chain }, s_none);
        Assert.AreEqual("CHAIN_LIMIT", refused.Fault?.Code);
        Assert.HasCount(1, ValueOf(await Store.ListAsync("p", new InvocationFilter { Limit = 10 }, s_none)));
        Assert.AreEqual(ChainLimits.Executions - 2, chain.Use.Executions);

        chain.Use.Executions = 0;
        Assert.IsFalse((await Store.AddAsync(Wanted("p") with { Chain = chain }, s_none)).Failed);
        Assert.AreEqual((chain.Id, "a > b"), (first.Value!.ChainId, first.Value.ChainPath));
    }

    [TestMethod]
    public async Task Queue_OfAnEarlierVersion_GoesOnWithWhatItHas()
    {
        var added = await AddAsync("p");
        await _services.DisposeAsync();
        await DowngradeAsync("ALTER TABLE baas_invocations DROP COLUMN chain; ALTER TABLE baas_invocations DROP COLUMN chain_path; ALTER TABLE baas_invocations DROP COLUMN parent; DROP TABLE baas_chains;");
        _services = Build();

        var taken = (await ClaimAsync(Queue)).Single();
        var next = ValueOf(await Store.AddAsync(Wanted("p") with { Chain = CallChain.Begin("a").Next("b"), Parent = "r" }, s_none));

        Assert.AreEqual((added.Id, "", "", ""), (taken.Id, taken.Invocation.ChainId, taken.Invocation.ChainPath, taken.Invocation.Parent));
        Assert.AreEqual(("a > b", "r"), ((await FindAsync(next)).ChainPath, (await FindAsync(next)).Parent));
    }

    [TestMethod]
    public async Task Invocation_OfAChain_BeginsANewOneWhenSomebodyHasItRunAgain()
    {
        var chain = CallChain.Begin("a").Next("b");
        var added = ValueOf(await Store.AddAsync(Wanted("p") with { Chain = chain }, s_none));
        var taken = (await ClaimAsync(Queue)).Single();
        await Queue.FailAsync(taken, "{}", again: null, s_none);

        await Store.RetryAsync("p", added.Id, s_none);

        Assert.AreEqual("a > b", taken.Invocation.ChainPath);
        Assert.AreEqual(("", ""), ((await FindAsync(added)).ChainId, (await FindAsync(added)).ChainPath));
    }

    private protected abstract Task<DataOptions> DataAsync();

    /// <summary>Makes the database of the service as the version before chains had it.</summary>
    /// <param name="sql">What does so, whatever the database.</param>
    private protected abstract Task DowngradeAsync(string sql);

    private InvocationStore Store => _services.GetRequiredService<InvocationStore>();

    private InvocationQueue Queue => _services.GetRequiredService<InvocationQueue>();

    private ScheduleStore Schedules => _services.GetRequiredService<ScheduleStore>();

    private InvocationQueue Another() => new(_services.GetRequiredService<SqlDatabase>(), _time);

    private static NewInvocation Wanted(string project, string key = "", string hash = "") =>
        new() { Project = project, Function = "f", Trigger = ExecutionTrigger.Async, RequestJson = """{"a":1}""", Key = key, Hash = hash };

    private async Task<Invocation> AddAsync(string project, string key = "", string hash = "") => ValueOf(await Store.AddAsync(Wanted(project, key, hash), s_none));

    private async Task<Invocation> FindAsync(Invocation added) => ValueOf(await Store.FindAsync(added.Project, added.Id, s_none)).Single();

    private static async Task<IReadOnlyList<ClaimedInvocation>> ClaimAsync(InvocationQueue queue, int free = 10) => ValueOf(await queue.ClaimAsync(free, _ => free, s_none)).Claimed;

    private Task ExecuteAsync(SqlText sql) => _services.GetRequiredService<SqlDatabase>().RunAsync<bool>(
        CallScope.OfService, SqlAccess.Write, async (session, token) => await session.ExecuteAsync(sql, token) > 0, s_none);

    private static T ValueOf<T>(CallResult<T> result)
    {
        Assert.IsFalse(result.Failed, $"{result.Fault?.Code}: {result.Fault?.Message}");
        return result.Value!;
    }
}
