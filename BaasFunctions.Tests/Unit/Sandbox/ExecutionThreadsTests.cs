using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Threads;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class ExecutionThreadsTests
{
    [TestMethod]
    public async Task Start_OneAfterAnother_UsesTheSameThread()
    {
        using var threads = new ExecutionThreads(4, 1 << 20, TimeSpan.FromSeconds(30));
        var ids = new HashSet<int>();
        for (var i = 0; i < 20; i++)
        {
            ids.Add(await RunAsync(threads, () => Environment.CurrentManagedThreadId));
        }

        Assert.HasCount(1, ids);
    }

    [TestMethod]
    public async Task TryEnter_AllBusy_IsRefusedAfterTheWait()
    {
        using var threads = new ExecutionThreads(1, 1 << 20, TimeSpan.FromSeconds(30));
        using var release = new ManualResetEventSlim();
        var blocked = RunAsync(threads, () => release.Wait(TimeSpan.FromSeconds(30)));
        SpinWait.SpinUntil(() => threads.Busy == 1);

        Assert.IsFalse(await threads.TryEnterAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None));
        release.Set();
        await blocked;
        Assert.AreEqual(7, await RunAsync(threads, () => 7));
    }

    [TestMethod]
    public async Task Start_ManyAtOnce_NeverExceedsTheBound()
    {
        using var threads = new ExecutionThreads(3, 1 << 20, TimeSpan.FromSeconds(30));
        var ids = new ConcurrentDictionary<int, bool>();
        await Task.WhenAll(Enumerable.Range(0, 60).Select(_ => RunAsync(threads, () => ids.TryAdd(Environment.CurrentManagedThreadId, true))));

        Assert.IsLessThanOrEqualTo(3, ids.Count);
    }

    [TestMethod]
    public async Task IdleThread_AfterItsTime_EndsAndAnotherServes()
    {
        using var threads = new ExecutionThreads(1, 1 << 20, TimeSpan.FromMilliseconds(5));
        var first = await RunAsync(threads, () => Thread.CurrentThread);
        Assert.IsTrue(first.Join(TimeSpan.FromSeconds(30)));

        Assert.AreNotSame(first, await RunAsync(threads, () => Thread.CurrentThread));
    }

    private static async Task<T> RunAsync<T>(ExecutionThreads threads, Func<T> work)
    {
        Assert.IsTrue(await threads.TryEnterAsync(TimeSpan.FromSeconds(30), CancellationToken.None));
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.Start(() => result.SetResult(work()));
        return await result.Task;
    }
}
