using System.Collections.Concurrent;

namespace BaasFunctions.Sandbox.Scheduling;

/// <summary>Runs one execution on the calling thread, which is blocked until it has ended: for the warm-up of a worker, which has no other thread yet.</summary>
internal sealed class PumpScheduler : IExecutionScheduler, IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public void Park(long bytes)
    {
    }

    public void Unpark(Action rest, bool arrived) => _work.Add(rest);

    public void Hurry()
    {
    }

    /// <summary>Runs an execution to its end.</summary>
    public T Run<T>(EventLoop loop, Func<ValueTask<T>> execution)
    {
        var task = execution().AsTask();
        loop.EndTurn();
        while (!task.IsCompleted)
        {
            _work.Take()();
        }

        return task.GetAwaiter().GetResult();
    }

    public void Dispose() => _work.Dispose();
}
