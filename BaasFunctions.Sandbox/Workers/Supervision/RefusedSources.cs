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

    /// <param name="project">Whose text it is.</param>
    /// <param name="source">The text, by its hash.</param>
    /// <param name="given">The time that was not enough; <see cref="TimeSpan.MaxValue"/> where it was not for the time.</param>
    public void Add(ProjectKey project, SourceHash source, TimeSpan given)
    {
        lock (_gate)
        {
            if (_entries.Count >= MaxCount)
            {
                _entries.Remove(_entries.MinBy(entry => entry.Value.Since).Key);
            }

            _entries[(project, source)] = (time.GetTimestamp(), given);
        }
    }

    /// <summary>The time up to which a text is refused; null for a text that is not.</summary>
    public TimeSpan? Given(ProjectKey project, SourceHash source)
    {
        lock (_gate)
        {
            if (_entries.Count == 0 || !_entries.TryGetValue((project, source), out var entry))
            {
                return null;
            }

            if (time.GetElapsedTime(entry.Since) < s_kept)
            {
                return entry.Given;
            }

            _entries.Remove((project, source));
            return null;
        }
    }
}
