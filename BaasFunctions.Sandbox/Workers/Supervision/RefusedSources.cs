using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Texts whose preparation cost a worker, by project: the next execution of one is refused at once, for ten minutes, because the machine may have been
/// to blame. By project, so that nobody can have the text of another refused by giving it no time. Bounded: the oldest go first.
/// </summary>
internal sealed class RefusedSources(TimeProvider time)
{
    private const int MaxCount = 4096;

    private static readonly TimeSpan s_kept = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<(ProjectKey, SourceHash), long> _since = [];
    private volatile bool _isEmpty = true;

    public void Add(ProjectKey project, string code)
    {
        lock (_gate)
        {
            if (_since.Count >= MaxCount)
            {
                _since.Remove(_since.MinBy(entry => entry.Value).Key);
            }

            _since[(project, SourceHash.Of(code))] = time.GetTimestamp();
            _isEmpty = false;
        }
    }

    public bool Has(ProjectKey project, string code)
    {
        if (_isEmpty)
        {
            return false;
        }

        var key = (project, SourceHash.Of(code));
        lock (_gate)
        {
            if (!_since.TryGetValue(key, out var since))
            {
                return false;
            }

            if (time.GetElapsedTime(since) < s_kept)
            {
                return true;
            }

            _since.Remove(key);
            _isEmpty = _since.Count == 0;
            return false;
        }
    }
}
