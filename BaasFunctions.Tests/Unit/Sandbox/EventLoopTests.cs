using BaasFunctions.Sandbox.Contracts;
using BaasFunctions.Sandbox.Scheduling;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class EventLoopTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PumpScheduler _pump = new();

    [TestMethod]
    public void Run_SettledAtOnce_RunsMicrotasksOnce()
    {
        var ticks = 0;
        Run(Loop(out _), () => ticks++, () => true);

        Assert.AreEqual(1, ticks);
    }

    [TestMethod]
    public void Run_NothingLeft_SaysThatThePromiseNeverSettles()
    {
        var ended = Assert.ThrowsExactly<ExecutionEndedException>(() => Run(Loop(out _), () => { }, () => false));

        Assert.AreEqual(ExecutionOutcome.ScriptError, ended.Outcome);
        Assert.AreEqual(ErrorCodes.NeverSettles, ended.Code);
    }

    [TestMethod]
    public void Run_Timers_FireInOrderOfTimeThenOfMaking()
    {
        var loop = Loop(out _);
        var order = new List<string>();
        loop.AddTimer(TimeSpan.FromMilliseconds(20), () => order.Add("late"), repeats: false);
        loop.AddTimer(TimeSpan.FromMilliseconds(10), () => order.Add("early"), repeats: false);
        loop.AddTimer(TimeSpan.FromMilliseconds(10), () => order.Add("early, made second"), repeats: false);
        var cancelled = loop.AddTimer(TimeSpan.FromMilliseconds(5), () => order.Add("never"), repeats: false);
        loop.CancelTimer(cancelled);
        _time.Advance(TimeSpan.FromMilliseconds(30));

        Run(loop, () => { }, () => order.Count == 3);

        CollectionAssert.AreEqual(new[] { "early", "early, made second", "late" }, order);
    }

    [TestMethod]
    public void Run_Interval_RepeatsUntilCleared()
    {
        var loop = Loop(out _);
        var count = 0;
        var id = 0;
        id = loop.AddTimer(
            TimeSpan.FromMilliseconds(10),
            () =>
            {
                if (++count == 3)
                {
                    loop.CancelTimer(id);
                }
            },
            repeats: true);

        Assert.ThrowsExactly<ExecutionEndedException>(() => Run(loop, () => _time.Advance(TimeSpan.FromMilliseconds(10)), () => false));
        Assert.AreEqual(3, count);
    }

    [TestMethod]
    public void Run_HostCallPending_WaitsForItsCompletion()
    {
        var loop = Loop(out _);
        var caller = Environment.CurrentManagedThreadId;
        var completedOn = 0;
        loop.HostCallBegins();
        var other = new Thread(() => loop.Post(() => completedOn = Environment.CurrentManagedThreadId));
        other.Start();

        Run(loop, () => { }, () => completedOn != 0);

        Assert.AreEqual(caller, completedOn);
        other.Join();
    }

    [TestMethod]
    public void Run_DeadlinePassesWhileWaiting_TimesOut()
    {
        var loop = Loop(out _);
        loop.AddTimer(TimeSpan.FromHours(1), () => { }, repeats: false);
        using var clock = new Timer(_ => Move(), null, 0, 5);

        var ended = Assert.ThrowsExactly<ExecutionEndedException>(() => Run(loop, () => { }, () => false));

        Assert.AreEqual(ExecutionOutcome.TimedOut, ended.Outcome);
        Assert.AreEqual("Function execution timed out after 1000ms", ended.Message);
        Assert.AreEqual(1000, ended.Limit!.Allowed);

        void Move()
        {
            if (_time.IsAwaited(TimeSpan.FromSeconds(1)))
            {
                _time.Advance(TimeSpan.FromSeconds(1));
            }
        }
    }

    [TestMethod]
    public void Run_CallerGoesWhileWaiting_IsCancelled()
    {
        var loop = Loop(out var gone);
        loop.HostCallBegins();
        using var leave = new Timer(_ => gone.Cancel(), null, 10, Timeout.Infinite);

        var ended = Assert.ThrowsExactly<ExecutionEndedException>(() => Run(loop, () => { }, () => false));

        Assert.AreEqual(ExecutionOutcome.Cancelled, ended.Outcome);
    }

    [TestMethod]
    public void AddTimer_BeyondTheBound_EndsTheExecution()
    {
        var loop = Loop(out _);
        for (var i = 0; i < EventLoop.MaxTimers; i++)
        {
            loop.AddTimer(TimeSpan.Zero, () => { }, repeats: false);
        }

        var ended = Assert.ThrowsExactly<ExecutionEndedException>(() => loop.AddTimer(TimeSpan.Zero, () => { }, repeats: false));

        Assert.AreEqual(ErrorCodes.TimerLimit, ended.Code);
        Assert.AreEqual("timers", ended.Limit!.Name);
    }

    [TestCleanup]
    public void CleanUp() => _pump.Dispose();

    private void Run(EventLoop loop, Action runMicrotasks, Func<bool> isSettled)
    {
        _pump.Run(loop, RunAsync);

        async ValueTask<bool> RunAsync()
        {
            await loop.RunAsync(runMicrotasks, isSettled);
            return true;
        }
    }

    private EventLoop Loop(out CancellationTokenSource gone)
    {
        gone = new CancellationTokenSource();
        return new EventLoop(_time, new Deadline(_time, TimeSpan.FromSeconds(1)), _pump, gone.Token);
    }
}
