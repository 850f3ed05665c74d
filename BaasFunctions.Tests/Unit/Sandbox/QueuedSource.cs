using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Scheduling.Threads;
using BaasFunctions.Tests.Unit.Sandbox.Support;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Jobs arrive one at a time. Only for the tests of threads that read.</summary>
internal sealed class QueuedSource(ExecutionThreads threads) : IJobSource, IDisposable
{
    public BlockingCollection<Action> Arrived { get; } = [];

    public Exception? Fault { get; set; }

    public int LastReader { get; private set; }

    public bool Read()
    {
        if (!Arrived.TryTake(out var job, Timeout.Infinite))
        {
            return false;
        }

        LastReader = Environment.CurrentManagedThreadId;
        if (Fault is { } fault)
        {
            throw fault;
        }

        threads.Start(new ThreadJob(job, new JobOwner("shop")));
        return true;
    }

    public void Dispose() => Arrived.Dispose();
}
