using BaasFunctions.Service.Admission;

namespace BaasFunctions.Tests.Unit.Service.Admission;

[TestClass]
public sealed class ServiceDrainTests
{
    private readonly FakeTime _time = new();

    [TestMethod]
    public async Task Drain_NothingRuns_EndsAtOnce()
    {
        using var drain = new ServiceDrain();

        Assert.IsTrue(await drain.DrainAsync(TimeSpan.FromSeconds(1), _time, default));
        Assert.IsFalse(drain.TryEnter());
    }

    [TestMethod]
    public async Task Drain_TimeIsUp_CancelsWhatRuns()
    {
        using var drain = new ServiceDrain();
        drain.TryEnter();
        var draining = drain.DrainAsync(TimeSpan.FromSeconds(1), _time, default);
        Assert.IsFalse(drain.Aborted.IsCancellationRequested);

        _time.Advance(TimeSpan.FromSeconds(1));

        Assert.IsFalse(await draining);
        Assert.IsTrue(drain.Aborted.IsCancellationRequested);
    }

    [TestMethod]
    public async Task Drain_Hurried_CancelsWhatRuns()
    {
        using var drain = new ServiceDrain();
        using var hurry = new CancellationTokenSource();
        drain.TryEnter();
        var draining = drain.DrainAsync(TimeSpan.FromHours(1), _time, hurry.Token);

        hurry.Cancel();

        Assert.IsFalse(await draining);
        Assert.IsTrue(drain.Aborted.IsCancellationRequested);
    }
}
