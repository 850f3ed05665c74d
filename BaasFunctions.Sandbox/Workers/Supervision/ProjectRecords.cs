namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Projects that crashed workers recently. The count of a project halves every five minutes. The number of records is bounded: those
/// with the lowest counts are removed first.
/// </summary>
internal sealed class ProjectRecords(WorkerOptions options, TimeProvider time)
{
    private const int MaxCount = 4096;

    /// <summary>The first delay of a project that is slowed down.</summary>
    private const double FirstDelayMs = 100;

    private static readonly TimeSpan s_halfLife = TimeSpan.FromMinutes(5);

    private readonly Lock _gate = new();
    private readonly Dictionary<ProjectKey, (double Kills, long At)> _records = [];

    /// <summary>Projects that are isolated now.</summary>
    public int IsolatedCount
    {
        get
        {
            lock (_gate)
            {
                return _records.Values.Count(record => IsIsolating(Now(record)));
            }
        }
    }

    /// <summary>The project crashed a worker; returns true when it is isolated from now on.</summary>
    public bool Kill(ProjectKey key)
    {
        lock (_gate)
        {
            var before = _records.TryGetValue(key, out var record) ? Now(record) : 0;
            if (before == 0 && _records.Count >= MaxCount)
            {
                _records.Remove(_records.MinBy(entry => Now(entry.Value)).Key);
            }

            _records[key] = (before + 1, time.GetTimestamp());
            return !IsIsolating(before) && IsIsolating(before + 1);
        }
    }

    /// <summary>Whether the project gets a worker of its own, and how long its executions are delayed.</summary>
    public bool IsIsolated(ProjectKey key, out TimeSpan delay)
    {
        delay = TimeSpan.Zero;
        lock (_gate)
        {
            if (_records.Count == 0 || !_records.TryGetValue(key, out var record))
            {
                return false;
            }

            var kills = Now(record);
            var excess = kills - (2 * options.IsolateAfterKills) + 0.5;
            if (excess >= 0)
            {
                delay = TimeSpan.FromMilliseconds(Math.Min(FirstDelayMs * Math.Pow(2, Math.Min(excess, 30)), options.MaxSlowdownMs));
            }

            return IsIsolating(kills);
        }
    }

    /// <summary>The threshold minus one half, so that crashes in quick succession reach it although the count decays between them.</summary>
    private bool IsIsolating(double kills) => kills > options.IsolateAfterKills - 0.5;

    private double Now((double Kills, long At) record) => record.Kills * Math.Pow(0.5, time.GetElapsedTime(record.At) / s_halfLife);
}
