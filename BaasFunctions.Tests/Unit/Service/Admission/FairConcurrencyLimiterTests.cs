using BaasFunctions.Service.Admission;

namespace BaasFunctions.Tests.Unit.Service.Admission;

[TestClass]
public sealed class FairConcurrencyLimiterTests
{
    private readonly FakeTime _time = new();
    private readonly ServiceDrain _drain = new();

    [TestMethod]
    public async Task Acquire_FreeSlot_IsGivenAtOnce()
    {
        var slots = Create(1, 0);

        Assert.IsNull((await slots.AcquireAsync("shop", default)).ApiError);
        Assert.AreEqual(1, slots.Running);
        Assert.AreEqual(1, _drain.InFlight);

        slots.Release("shop");
        Assert.AreEqual(0, _drain.InFlight);
    }

    [TestMethod]
    public async Task Acquire_FullQueue_IsRefusedAtOnce()
    {
        var slots = Create(1, 1);
        await slots.AcquireAsync("shop", default);
        var waiting = slots.AcquireAsync("shop", default);

        var refused = await slots.AcquireAsync("shop", default);

        Assert.AreEqual((503, "QUEUE_FULL"), (refused.ApiError!.Status, refused.ApiError.Code));
        Assert.IsNotNull(refused.ApiError.RetryAfter);
        Assert.IsFalse(waiting.IsCompleted);
        slots.Release("shop");
        Assert.IsNull((await waiting).ApiError);
    }

    [TestMethod]
    public async Task Acquire_256CallersOfAProject_WaitByDefault()
    {
        var slots = new SlotsUnderTest(new FairConcurrencyLimiter(new ExecutionOptions { MaxConcurrency = 8 }, _drain, _time));

        var callers = Enumerable.Range(0, 256).Select(_ => slots.AcquireAsync("shop", default).AsTask()).ToArray();

        foreach (var caller in callers)
        {
            Assert.IsNull((await caller).ApiError);
            slots.Release("shop");
        }
    }

    [TestMethod]
    public async Task Acquire_NoSlotInTime_IsRefused()
    {
        var slots = Create(1, 5);
        await slots.AcquireAsync("shop", default);
        var waiting = slots.AcquireAsync("shop", default).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5));
        var (refusal, waited, _) = await waiting;

        Assert.AreEqual("QUEUE_TIMEOUT", refusal!.Code);
        Assert.AreEqual(TimeSpan.FromSeconds(5), waited);
        Assert.AreEqual(0, slots.Waiting);
        Assert.AreEqual(1, _drain.InFlight);
    }

    [TestMethod]
    public async Task Acquire_WhileWaiting_MeasuresTheWait()
    {
        var slots = Create(1, 5);
        await slots.AcquireAsync("shop", default);
        var waiting = slots.AcquireAsync("shop", default).AsTask();

        _time.Advance(TimeSpan.FromSeconds(2));
        slots.Release("shop");

        Assert.AreEqual(TimeSpan.FromSeconds(2), (await waiting).Waited);
    }

    [TestMethod]
    public async Task Acquire_Draining_IsRefused()
    {
        var slots = Create(1, 5);
        await slots.AcquireAsync("shop", default);
        var draining = _drain.DrainAsync(TimeSpan.FromSeconds(9), _time, default);

        Assert.AreEqual("SHUTTING_DOWN", (await slots.AcquireAsync("shop", default)).ApiError!.Code);
        Assert.IsFalse(draining.IsCompleted);

        slots.Release("shop");
        Assert.IsTrue(await draining);
    }

    [TestMethod]
    public async Task Acquire_ManyAtOnce_NeverRunsMoreThanAllowed()
    {
        var slots = Create(4, 1000);
        var running = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(async () =>
        {
            Assert.IsNull((await slots.AcquireAsync("shop", default)).ApiError);
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            slots.Release("shop");
        })));

        Assert.IsTrue(most <= 4);
        Assert.AreEqual(0, _drain.InFlight);
        Assert.AreEqual(0, slots.Running);
    }

    [TestMethod]
    public async Task Projects_ThatWait_TakeTurns()
    {
        var slots = Create(1, 100);
        await slots.AcquireAsync("flood", default);
        var order = new List<string>();
        async Task QueueAsync(string project)
        {
            Assert.IsNull((await slots.AcquireAsync(project, default)).ApiError);
            lock (order)
            {
                order.Add(project);
            }
        }

        // A list that grows shows its new length before what is there.
        string? At(int index)
        {
            lock (order)
            {
                return index < order.Count ? order[index] : null;
            }
        }

        var all = new List<Task>();
        foreach (var project in (string[])["flood", "flood", "flood", "a", "a", "b"])
        {
            all.Add(QueueAsync(project));
        }

        var expected = (string[])["flood", "a", "b", "flood", "a", "flood"];
        var last = "flood";
        for (var i = 0; i < expected.Length; i++)
        {
            slots.Release(last);
            string? next;
            while ((next = At(i)) is null)
            {
                await Task.Yield();
            }

            last = next;
        }

        slots.Release(last);
        await Task.WhenAll(all);
        CollectionAssert.AreEqual(expected, order);
        Assert.AreEqual((0, 0, 0), (slots.Running, slots.Waiting, _drain.InFlight));
    }

    [TestMethod]
    public async Task Project_Alone_GetsNeitherTheLastSlotNorTheWholeQueue()
    {
        var slots = Create(8, 8);
        for (var i = 0; i < 7; i++)
        {
            Assert.IsNull((await slots.AcquireAsync("flood", default)).ApiError);
        }

        var waiting = Enumerable.Range(0, 6).Select(_ => slots.AcquireAsync("flood", default)).ToArray();
        Assert.IsTrue(waiting.All(grant => !grant.IsCompleted));
        Assert.AreEqual("QUEUE_FULL", (await slots.AcquireAsync("flood", default)).ApiError!.Code);

        // Another project is served at once, and has room to wait.
        Assert.IsNull((await slots.AcquireAsync("other", default)).ApiError);
        var second = slots.AcquireAsync("other", default);
        Assert.IsFalse(second.IsCompleted);
        slots.Release("flood");
        slots.Release("flood");
        Assert.AreEqual(8, slots.Running);
        slots.Release("other");
        Assert.IsNull((await second).ApiError);
    }

    [TestMethod]
    public async Task Waiter_ThatGivesUp_HoldsNobodyUp()
    {
        var slots = Create(1, 10);
        await slots.AcquireAsync("a", default);
        using var gone = new CancellationTokenSource();
        var first = slots.AcquireAsync("b", gone.Token);
        var second = slots.AcquireAsync("c", default);
        await gone.CancelAsync();

        Assert.AreEqual("QUEUE_TIMEOUT", (await first).ApiError!.Code);
        slots.Release("a");
        Assert.IsNull((await second).ApiError);
        slots.Release("c");
        Assert.AreEqual((0, 0, 0), (slots.Running, slots.Waiting, _drain.InFlight));
    }

    [TestMethod]
    public async Task Project_WhileOthersAreActive_KeepsToItsShareOfTheProcessors()
    {
        var slots = Create(8, 8, share: 2);
        Assert.IsNull((await slots.AcquireAsync("other", default)).ApiError);
        Assert.IsNull((await slots.AcquireAsync("flood", default)).ApiError);
        Assert.IsNull((await slots.AcquireAsync("flood", default)).ApiError);
        var third = slots.AcquireAsync("flood", default);
        Assert.IsFalse(third.IsCompleted);

        // One that waits for an answer needs no processor.
        slots.Park("flood");
        Assert.IsNull((await third).ApiError);
        slots.Unpark("flood");

        // Alone again, it may have more.
        slots.Release("other");
        _time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsNull((await slots.AcquireAsync("flood", default)).ApiError);
        Assert.AreEqual(4, slots.Running);
    }

    [TestMethod]
    public async Task Park_AnyNumber_LeavesTheSlotToOthers()
    {
        var slots = Create(1, 10);
        for (var i = 0; i < 1000; i++)
        {
            Assert.IsNull((await slots.AcquireAsync("shop", default)).ApiError);
            slots.Park("shop");
        }

        Assert.AreEqual((0, 1000, 1000), (slots.Running, slots.Parked, _drain.InFlight));
        for (var i = 0; i < 1000; i++)
        {
            slots.Unpark("shop");
            slots.Release("shop");
        }

        Assert.AreEqual((0, 0, 0), (slots.Running, slots.Parked, _drain.InFlight));
    }

    [TestMethod]
    public async Task Unpark_BeyondWhatMayRun_HoldsBackWhatIsNew()
    {
        var slots = Create(1, 10);
        await slots.AcquireAsync("shop", default);
        slots.Park("shop");
        await slots.AcquireAsync("shop", default);
        slots.Unpark("shop");
        var waiting = slots.AcquireAsync("shop", default);

        Assert.AreEqual(2, slots.Running);
        slots.Release("shop");
        Assert.IsFalse(waiting.IsCompleted);
        slots.Release("shop");
        Assert.IsNull((await waiting).ApiError);
    }

    [TestMethod]
    public async Task Park_MoreMemoryThanThereIs_HoldsBackWhatIsNewUntilSomeContinue()
    {
        var slots = Create(8, 10, waitingBytes: 100 << 20);
        await slots.AcquireAsync("shop", default);
        await slots.AcquireAsync("shop", default);
        slots.Park("shop", 70 << 20);
        Assert.IsNull((await slots.AcquireAsync("other", default)).ApiError);
        slots.Park("other", 40 << 20);
        var waiting = slots.AcquireAsync("third", default);
        Assert.IsFalse(waiting.IsCompleted);

        // While it runs on, it may still hold that much.
        slots.Unpark("other");
        Assert.IsFalse(waiting.IsCompleted);
        slots.Release("other");
        Assert.IsNull((await waiting).ApiError);
    }

    [TestMethod]
    public async Task Unpark_AFlood_CountsAgainstItsOwnProjectAlone()
    {
        var slots = Create(8, 10, share: 2);
        for (var i = 0; i < 100; i++)
        {
            await slots.AcquireAsync("flood", default);
            slots.Park("flood");
        }

        for (var i = 0; i < 100; i++)
        {
            slots.Unpark("flood");
        }

        Assert.AreEqual(100, slots.Running);
        Assert.IsFalse(slots.AcquireAsync("flood", default).IsCompleted);
        Assert.IsNull((await slots.AcquireAsync("quiet", default)).ApiError);
    }

    [TestMethod]
    public async Task Park_ShareOfAProject_LeavesTheRestToOthers()
    {
        var slots = Create(8, 10, waitingBytes: 100 << 20);
        await slots.AcquireAsync("flood", default);
        slots.Park("flood", 80 << 20);
        var second = slots.AcquireAsync("flood", default);

        Assert.IsFalse(second.IsCompleted);
        Assert.IsNull((await slots.AcquireAsync("other", default)).ApiError);
        _time.Advance(TimeSpan.FromSeconds(5));
        Assert.AreEqual("QUEUE_TIMEOUT", (await second).ApiError!.Code);
    }

    [TestMethod]
    public async Task Release_WhileParked_EndsItOnce()
    {
        var slots = Create(1, 0);
        var slot = (await slots.AcquireAsync("shop", default)).Slot!;
        slot.Park(1);
        slot.Dispose();
        slot.Dispose();
        slot.Park(1);

        Assert.AreEqual((0, 0, 0), (slots.Running, slots.Parked, _drain.InFlight));
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; seen < value; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private SlotsUnderTest Create(int concurrency, int queue, int share = 1000, long waitingBytes = long.MaxValue / 8) => new(new FairConcurrencyLimiter(
        new ExecutionOptions { MaxConcurrency = concurrency, MaxQueue = queue, ProjectShare = share, WaitingBytes = waitingBytes }, _drain, _time));
}
