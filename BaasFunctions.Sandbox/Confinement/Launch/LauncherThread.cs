using System.Collections.Concurrent;

namespace BaasFunctions.Sandbox.Confinement.Launch;

/// <summary>
/// The one thread that starts worker processes. It must outlive them: to the kernel the parent of a process is a thread, and a worker
/// dies with it (PR_SET_PDEATHSIG, prctl(2)), so a thread of the pool would take its workers along when it retires.
/// </summary>
internal sealed class LauncherThread : IDisposable
{
    private readonly BlockingCollection<Action> _jobs = [];

    public LauncherThread() => new Thread(Run) { IsBackground = true, Name = "worker-launcher" }.Start();

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

    private void Run()
    {
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            job();
        }

        _jobs.Dispose();
    }
}
