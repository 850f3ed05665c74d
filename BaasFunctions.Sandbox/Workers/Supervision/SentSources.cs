using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Supervision;

/// <summary>
/// Hashes of the sources that were sent to a worker. The worker asks again for those that it has dropped. When there are too many, all are
/// removed, which costs no more than sending them again.
/// </summary>
internal sealed class SentSources
{
    private const int MaxCount = 8192;

    private readonly HashSet<SourceHash> _sent = [];

    /// <summary>Whether the source must be sent; from now on it counts as sent.</summary>
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
