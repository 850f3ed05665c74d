using System.Collections.Concurrent;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// The one thread that starts worker processes. It must outlive them: to the kernel the parent of a process is a thread, and a worker
/// dies with it (PR_SET_PDEATHSIG, prctl(2)), so a thread of the pool would take its workers along when it retires. As what a
/// process is started with comes from that thread too, a wall around this thread is one around every worker, from its first
/// instruction, while the service itself keeps its network and files.
/// </summary>
internal sealed class LauncherThread : IDisposable
{
    private readonly BlockingCollection<Action> _jobs = [];
    private readonly TaskCompletionSource<ConfinementReport> _report = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <param name="wall">What to put around the thread; null for nothing.</param>
    public LauncherThread(LaunchWall? wall)
    {
        new Thread(() => Run(wall)) { IsBackground = true, Name = "worker-launcher" }.Start();
    }

    /// <summary>What the wall is made of; the worker says again whether it sees it.</summary>
    public Task<ConfinementReport> Report => _report.Task;

    /// <summary>Runs a start on the thread.</summary>
    public Task<T> RunAsync<T>(Func<T> start)
    {
        var source = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _jobs.Add(() =>
        {
            try
            {
                source.SetResult(start());
            }
            catch (Exception exception)
            {
                source.SetException(exception);
            }
        });
        return source.Task;
    }

    /// <summary>Ends the thread, and with it every worker that it started and that ends with its parent.</summary>
    public void Dispose() => _jobs.CompleteAdding();

    private void Run(LaunchWall? wall)
    {
        _report.SetResult(wall?.Raise() ?? new ConfinementReport([]));
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            job();
        }

        _jobs.Dispose();
    }
}
