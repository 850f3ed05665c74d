using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Scheduling.Threads;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class ExecutionThreadsTests
{
    private static readonly TimeSpan s_longerThanTheTest = TimeSpan.FromMinutes(10);

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
    public async Task Start_AllThreadsBusy_WaitsForTheFirstThatIsFree()
    {
        using var threads = new ExecutionThreads(1, 1 << 20, TimeSpan.FromSeconds(30));
        using var release = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        var blocked = RunAsync(threads, () =>
        {
            begun.Set();
            return release.Wait(TimeSpan.FromSeconds(30));
        });
        Assert.IsTrue(begun.Wait(TimeSpan.FromSeconds(30)));
        var next = RunAsync(threads, () => 7);

        Assert.AreNotSame(next, await Task.WhenAny(next, Task.Delay(50)));
        release.Set();
        Assert.IsTrue(await blocked);
        Assert.AreEqual(7, await next);
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

    [TestMethod]
    public async Task Start_MoreThanMayRunAtOnce_RunInTheirOrderOnOneThread()
    {
        using var threads = new ExecutionThreads(8, 1 << 20, TimeSpan.FromSeconds(30), atOnce: 1) { Moment = s_longerThanTheTest };
        var order = new ConcurrentQueue<int>();
        var first = RunAsync(threads, () =>
        {
            // Longer than the others need to come.
            Thread.SpinWait(1000);
            order.Enqueue(0);
            return 0;
        });
        await Task.WhenAll([first, .. Enumerable.Range(1, 5).Select(i => RunAsync(threads, () =>
        {
            order.Enqueue(i);
            return i;
        }))]);

        CollectionAssert.AreEqual(new[] { 0, 1, 2, 3, 4, 5 }, order.ToArray());
    }

    [TestMethod]
    public async Task Start_BehindALongJob_RunsBeforeItEnds()
    {
        using var threads = new ExecutionThreads(8, 1 << 20, TimeSpan.FromSeconds(30), atOnce: 1);
        using var release = new ManualResetEventSlim();
        var @long = RunAsync(threads, () => release.Wait(TimeSpan.FromSeconds(60)));

        Assert.AreEqual(7, await RunAsync(threads, () => 7));
        Assert.IsFalse(@long.IsCompleted);
        release.Set();
        Assert.IsTrue(await @long);
    }

    [TestMethod]
    public async Task Start_JobsOfOthersBehindAFlood_TakeTurns()
    {
        using var threads = new ExecutionThreads(8, 1 << 20, TimeSpan.FromSeconds(30), atOnce: 1) { Moment = s_longerThanTheTest };
        using var release = new ManualResetEventSlim();
        var order = new ConcurrentQueue<string>();
        var jobs = new List<Task<int>>
        {
            RunAsync(threads, () => release.Wait(TimeSpan.FromSeconds(60)) ? 0 : 1, "flood"),
        };
        jobs.AddRange(Enumerable.Range(0, 50).Select(_ => Note("flood")));
        jobs.Add(Note("quiet"));
        release.Set();
        await Task.WhenAll(jobs);

        Assert.IsLessThanOrEqualTo(2, order.ToList().IndexOf("quiet"));

        Task<int> Note(string project) => RunAsync(
            threads,
            () =>
            {
                order.Enqueue(project);
                return 0;
            },
            project);
    }

    [TestMethod]
    public async Task ReadFrom_ShortJobs_RunOnTheThreadThatReadThem()
    {
        using var threads = new ExecutionThreads(8, 1 << 20, TimeSpan.FromSeconds(30), atOnce: 1) { Moment = s_longerThanTheTest };
        using var source = new QueuedSource(threads);
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.ReadFrom(source, ended.SetResult);
        for (var i = 0; i < 20; i++)
        {
            var job = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
            source.Arrived.Add(() => job.SetResult(Environment.CurrentManagedThreadId));
            var ranOn = await job.Task;
            Assert.AreEqual(source.LastReader, ranOn);
        }

        source.Arrived.CompleteAdding();
        Assert.IsNull(await ended.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    [TestMethod]
    public async Task ReadFrom_WhileAJobIsLong_IsReadByAnotherThread()
    {
        using var threads = new ExecutionThreads(8, 1 << 20, TimeSpan.FromSeconds(30), atOnce: 1);
        using var source = new QueuedSource(threads);
        using var release = new ManualResetEventSlim();
        threads.ReadFrom(source, static _ => { });
        source.Arrived.Add(() => release.Wait(TimeSpan.FromSeconds(60)));
        var next = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        source.Arrived.Add(next.SetResult);
        await next.Task.WaitAsync(TimeSpan.FromSeconds(30));

        release.Set();
        source.Arrived.CompleteAdding();
    }

    [TestMethod]
    public async Task Start_WhileTheOnlyThreadReads_RunsBesideIt()
    {
        using var threads = new ExecutionThreads(1, 1 << 20, TimeSpan.FromSeconds(30));
        using var source = new QueuedSource(threads);
        threads.ReadFrom(source, static _ => { });

        Assert.AreEqual(7, await RunAsync(threads, () => 7).WaitAsync(TimeSpan.FromSeconds(30)));
        source.Arrived.CompleteAdding();
    }

    [TestMethod]
    public async Task ReadFrom_SourceThatFails_SaysSoOnce()
    {
        using var threads = new ExecutionThreads(2, 1 << 20, TimeSpan.FromSeconds(30));
        using var source = new QueuedSource(threads);
        var ended = new TaskCompletionSource<Exception?>(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.ReadFrom(source, ended.SetResult);
        source.Fault = new IOException("gone");
        source.Arrived.Add(static () => { });

        Assert.AreSame(source.Fault, await ended.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }

    private static async Task<T> RunAsync<T>(ExecutionThreads threads, Func<T> work, string project = "shop")
    {
        var result = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        threads.Start(new ThreadJob(() => result.SetResult(work()), new JobOwner(project)));
        return await result.Task;
    }
}
