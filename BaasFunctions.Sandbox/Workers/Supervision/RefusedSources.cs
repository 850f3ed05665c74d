using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Sources whose preparation crashed a worker. Their next execution is refused at once, but only for ten minutes, because the machine may have been
/// at fault. They are kept per project, so that no project can get the source of another refused. A source is only refused when the execution has no more
/// time than the one that failed, so that one short timeout does not block it. Bounded: the oldest are removed first.
/// </summary>
internal sealed class RefusedSources(TimeProvider time)
{
    private const int MaxCount = 4096;

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(ProjectKey, SourceHash), (long Since, TimeSpan Given)> _entries = [];
    private volatile bool _isEmpty = true;

    /// <summary>Whether nothing is refused, as nearly always.</summary>
    public bool IsEmpty => _isEmpty;

    /// <param name="project">Whose text it is.</param>
    /// <param name="code">The text.</param>
    /// <param name="given">The time that was not enough; <see cref="TimeSpan.MaxValue"/> where it was not for the time.</param>
    public void Add(ProjectKey project, string code, TimeSpan given)
    {
        lock (_gate)
        {
            if (_entries.Count >= MaxCount)
            {
                _entries.Remove(_entries.MinBy(entry => entry.Value.Since).Key);
            }

            _entries[(project, SourceHash.Of(code))] = (time.GetTimestamp(), given);
            _isEmpty = false;
        }
    }

    /// <summary>Whether a text is refused where it is given this time.</summary>
    public bool Has(ProjectKey project, string code, TimeSpan given)
    {
        if (_isEmpty)
        {
            return false;
        }

        var key = (project, SourceHash.Of(code));
        lock (_gate)
        {
            if (!_entries.TryGetValue(key, out var entry))
            {
                return false;
            }

            if (time.GetElapsedTime(entry.Since) < s_kept)
            {
                return given <= entry.Given;
            }

            _entries.Remove(key);
            _isEmpty = _entries.Count == 0;
            return false;
        }
    }
}
