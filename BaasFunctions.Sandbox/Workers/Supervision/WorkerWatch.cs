namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>Checks all workers periodically: deadlines, memory, responsiveness, and idle workers.</summary>
internal sealed class WorkerWatch(WorkerFleet fleet, WorkerPool pool) : IAsyncDisposable
{
    public static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(50);

    /// <summary>A check that is late by this much means that this process was delayed, not its workers.</summary>
    private static readonly TimeSpan s_late = TimeSpan.FromSeconds(1);

    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public void Start() => _loop = Task.Run(LoopAsync);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    private async Task LoopAsync()
    {
        using var timer = new PeriodicTimer(Interval, fleet.Time);
        var last = fleet.Time.GetTimestamp();
        while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false))
        {
            var late = fleet.Time.GetElapsedTime(last) > s_late;
            last = fleet.Time.GetTimestamp();
            try
            {
                var crowded = fleet.Workers.Count(worker => worker.IsClosing) > fleet.Options.Workers;
                foreach (var worker in fleet.Workers)
                {
                    worker.Check(late, crowded);
                }

                pool.RetireIdle();
            }
            catch (Exception defect)
            {
                // Without this loop no deadline is enforced, so it continues.
                fleet.Report(defect);
            }
        }
    }
}
