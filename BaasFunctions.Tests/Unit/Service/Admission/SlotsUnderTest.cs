using System.Collections.Concurrent;
using BaasFunctions.Service.Admission;

namespace BaasFunctions.Tests.Unit.Service.Admission;

/// <summary>Slots by the name of their project: which one of several is meant does not matter.</summary>
internal sealed class SlotsUnderTest(FairConcurrencyLimiter limiter)
{
    private readonly ConcurrentDictionary<string, ConcurrentBag<ExecutionSlot>> _running = new();
    private readonly ConcurrentDictionary<string, ConcurrentBag<ExecutionSlot>> _parked = new();

    public int Running => limiter.Running;

    public int Parked => limiter.Parked;

    public int Waiting => limiter.Waiting;

    public async ValueTask<SlotGrant> AcquireAsync(string project, CancellationToken cancellation)
    {
        var grant = await limiter.AcquireAsync(project, cancellation);
        if (grant.Slot is { } slot)
        {
            Of(_running, project).Add(slot);
        }

        return grant;
    }

    public void Release(string project) => Take(_running, project).Dispose();

    public void Park(string project, long bytes = 0)
    {
        var slot = Take(_running, project);
        slot.Park(bytes);
        Of(_parked, project).Add(slot);
    }

    public void Unpark(string project)
    {
        var slot = Take(_parked, project);
        slot.Unpark();
        Of(_running, project).Add(slot);
    }

    private static ConcurrentBag<ExecutionSlot> Of(ConcurrentDictionary<string, ConcurrentBag<ExecutionSlot>> slots, string project) =>
        slots.GetOrAdd(project, _ => []);

    private static ExecutionSlot Take(ConcurrentDictionary<string, ConcurrentBag<ExecutionSlot>> slots, string project)
    {
        Assert.IsTrue(Of(slots, project).TryTake(out var slot));
        return slot!;
    }
}
