namespace BaasFunctions.Service.Health;

/// <summary>A check that costs something: one runs at a time and its answer is kept for a while, however many ask.</summary>
internal sealed class CachedHealthCheck(Func<Task<HealthCheck>> run, TimeProvider time)
{
    private static readonly TimeSpan s_kept = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private Task<HealthCheck>? _latest;
    private long _startedAt;

    /// <summary>How long the check that runs now has been running; zero when none does.</summary>
    public TimeSpan RunningFor
    {
        get
        {
            lock (_lock)
            {
                return _latest is { IsCompleted: false } ? time.GetElapsedTime(_startedAt) : TimeSpan.Zero;
            }
        }
    }

    public Task<HealthCheck> CheckAsync()
    {
        lock (_lock)
        {
            if (_latest is null || (_latest.IsCompleted && time.GetElapsedTime(_startedAt) > s_kept))
            {
                _startedAt = time.GetTimestamp();
                _latest = run();
            }

            return _latest;
        }
    }
}
