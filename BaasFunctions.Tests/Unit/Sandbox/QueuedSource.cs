using System.Collections.Concurrent;
using BaasFunctions.Sandbox.Scheduling.Threads;

namespace BaasFunctions.Tests.Unit.Sandbox;

/// <summary>Jobs that arrive when a test adds them.</summary>
internal sealed class QueuedSource : IJobSource, IDisposable
{
    public BlockingCollection<Action> Arrived { get; } = [];

    /// <summary>What reading ends with; null for nothing.</summary>
    public Exception? Fault { get; set; }

    /// <summary>Id of the thread that read last.</summary>
    public int LastReader { get; private set; }

    public bool Read(List<Action> jobs)
    {
        if (!Arrived.TryTake(out var job, Timeout.Infinite))
        {
            return false;
        }

        LastReader = Environment.CurrentManagedThreadId;
        if (Fault is not null)
        {
            throw Fault;
        }

        jobs.Add(job);
        return true;
    }

    public void Dispose() => Arrived.Dispose();
}
