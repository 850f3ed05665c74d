namespace BaasFunctions.Sandbox.Scheduling.Threads;

/// <summary>An execution on the threads for functions, turn by turn: each turn goes to the next wait, on whichever thread is free.</summary>
internal abstract class ThreadedExecution(ExecutionThreads threads) : IExecutionScheduler, IJobOwner
{
    private volatile ThreadJob? _job;

    public abstract string Project { get; }

    /// <summary>What drives it; null before it has begun.</summary>
    protected abstract EventLoop? Loop { get; }

    /// <summary>Begins as soon as it is its turn.</summary>
    public void Begin() => threads.Start(new ThreadJob(FirstTurn, this));

    public abstract void Park(long bytes);

    public void Unpark(Action rest, bool arrived)
    {
        Continues(arrived);
        var job = new ThreadJob(rest, this);
        _job = job;
        threads.Start(job);
    }

    public void Hurry()
    {
        if (_job is { } job)
        {
            threads.Hurry(job);
        }
    }

    /// <summary>Tells that it is parked no longer.</summary>
    protected abstract void Continues(bool arrived);

    /// <summary>Runs it; never throws. The first turn is on the calling thread.</summary>
    protected abstract Task RunToEndAsync();

    private void FirstTurn()
    {
        _ = RunToEndAsync();
        Loop?.EndTurn();
    }
}
