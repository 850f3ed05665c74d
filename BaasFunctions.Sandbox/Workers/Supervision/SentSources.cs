using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Hashes of the sources that a worker was sent. It may have dropped some since, and then asks; when too many are known all are
/// forgotten, which costs no more than sending them again.
/// </summary>
internal sealed class SentSources
{
    private const int MaxCount = 8192;

    private readonly HashSet<SourceHash> _sent = [];

    /// <summary>Whether the source must go along; from now on it counts as sent.</summary>
    public bool MustSend(SourceHash hash)
    {
        if (_sent.Count >= MaxCount)
        {
            _sent.Clear();
        }

        return _sent.Add(hash);
    }

    public void Forget(SourceHash hash) => _sent.Remove(hash);
}
