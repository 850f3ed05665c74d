using BaasFunctions.Service.Options;
using BaasFunctions.Service.Slots;

namespace BaasFunctions.Tests.Unit.Service.Slots;

[TestClass]
public sealed class ExecutionSlotsTests
{
    private readonly FakeTime _time = new();
    private readonly ServiceDrain _drain = new();

    [TestMethod]
    public async Task Acquire_FreeSlot_IsGivenAtOnce()
    {
        using var slots = Create(1, 0);

        Assert.IsNull((await slots.AcquireAsync(default)).Refusal);
        Assert.AreEqual(1, slots.Running);
        Assert.AreEqual(1, _drain.InFlight);

        slots.Release();
        Assert.AreEqual(0, _drain.InFlight);
    }

    [TestMethod]
    public async Task Acquire_FullQueue_IsRefusedAtOnce()
    {
        using var slots = Create(1, 1);
        await slots.AcquireAsync(default);
        var waiting = slots.AcquireAsync(default);

        var refused = await slots.AcquireAsync(default);

        Assert.AreEqual((503, "QUEUE_FULL"), (refused.Refusal!.Status, refused.Refusal.Code));
        Assert.IsNotNull(refused.Refusal.RetryAfter);
        Assert.IsFalse(waiting.IsCompleted);
        slots.Release();
        Assert.IsNull((await waiting).Refusal);
    }

    [TestMethod]
    public async Task Acquire_NoSlotInTime_IsRefused()
    {
        using var slots = Create(1, 5);
        await slots.AcquireAsync(default);
        var waiting = slots.AcquireAsync(default).AsTask();

        _time.Advance(TimeSpan.FromSeconds(5));
        var (refusal, waited) = await waiting;

        Assert.AreEqual("QUEUE_TIMEOUT", refusal!.Code);
        Assert.AreEqual(TimeSpan.FromSeconds(5), waited);
        Assert.AreEqual(0, slots.Waiting);
        Assert.AreEqual(1, _drain.InFlight);
    }

    [TestMethod]
    public async Task Acquire_WhileWaiting_MeasuresTheWait()
    {
        using var slots = Create(1, 5);
        await slots.AcquireAsync(default);
        var waiting = slots.AcquireAsync(default).AsTask();

        _time.Advance(TimeSpan.FromSeconds(2));
        slots.Release();

        Assert.AreEqual(TimeSpan.FromSeconds(2), (await waiting).Waited);
    }

    [TestMethod]
    public async Task Acquire_Draining_IsRefused()
    {
        using var slots = Create(1, 5);
        await slots.AcquireAsync(default);
        var draining = _drain.DrainAsync(TimeSpan.FromSeconds(9), _time, default);

        Assert.AreEqual("SHUTTING_DOWN", (await slots.AcquireAsync(default)).Refusal!.Code);
        Assert.IsFalse(draining.IsCompleted);

        slots.Release();
        Assert.IsTrue(await draining);
    }

    [TestMethod]
    public async Task Acquire_ManyAtOnce_NeverRunsMoreThanAllowed()
    {
        using var slots = Create(4, 1000);
        var running = 0;
        var most = 0;

        await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => Task.Run(async () =>
        {
            Assert.IsNull((await slots.AcquireAsync(default)).Refusal);
            var now = Interlocked.Increment(ref running);
            InterlockedMax(ref most, now);
            await Task.Yield();
            Interlocked.Decrement(ref running);
            slots.Release();
        })));

        Assert.IsTrue(most <= 4);
        Assert.AreEqual(0, _drain.InFlight);
        Assert.AreEqual(0, slots.Running);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        for (var seen = target; seen < value; seen = target)
        {
            Interlocked.CompareExchange(ref target, value, seen);
        }
    }

    private ExecutionSlots Create(int concurrency, int queue) =>
        new(new ServiceOptions { MaxConcurrency = concurrency, MaxQueue = queue }, _drain, _time);
}
