using System.Collections.Concurrent;
using System.Diagnostics;
using BaasFunctions.Sandbox.Workers.Transport;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Starts all workers of this process, one at a time, so that none inherits the connection of another. It lives as long as the process:
/// Linux ends a worker that asked to end with its parent when the parent's thread that started it ends.
/// </summary>
internal static class StarterThread
{
    private static readonly Lazy<BlockingCollection<Action>> s_queue = new(Begin);

    /// <summary>Starts a process that holds the other end of <paramref name="pipe"/>.</summary>
    /// <exception cref="System.ComponentModel.Win32Exception">There is no such program, or it may not be run.</exception>
    public static Task<Process> StartAsync(ProcessStartInfo start, WorkerPipe pipe)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        s_queue.Value.Add(() =>
        {
            pipe.Starting();
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception exception)
            {
                started.SetException(exception);
            }
            finally
            {
                pipe.Started();
            }
        });
        return started.Task;
    }

    private static BlockingCollection<Action> Begin()
    {
        var queue = new BlockingCollection<Action>();
        new Thread(() =>
        {
            foreach (var start in queue.GetConsumingEnumerable())
            {
                start();
            }
        })
        {
            IsBackground = true,
            Name = "worker-starter",
        }.Start();
        return queue;
    }
}
