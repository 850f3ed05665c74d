using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Sandbox.Workers.Hosting;

/// <summary>
/// Source texts by hash, so that each travels once. Bounded; the least recently used go first. For the reading thread alone.
/// </summary>
internal sealed class SourceCache(long maxBytes)
{
    private const int EntryBytes = 200;

    private readonly Dictionary<SourceHash, LinkedListNode<(SourceHash Hash, string Source)>> _entries = [];
    private readonly LinkedList<(SourceHash Hash, string Source)> _byUse = [];
    private long _bytes;

    public int Count => _entries.Count;

    public string? Find(SourceHash hash)
    {
        if (!_entries.TryGetValue(hash, out var node))
        {
            return null;
        }

        if (_byUse.First != node)
        {
            _byUse.Remove(node);
            _byUse.AddFirst(node);
        }

        return node.Value.Source;
    }

    public void Add(SourceHash hash, string source)
    {
        if (Find(hash) is not null)
        {
            return;
        }

        _entries.Add(hash, _byUse.AddFirst((hash, source)));
        _bytes += BytesOf(source);
        while (_bytes > maxBytes && _byUse.Last is { } last)
        {
            _byUse.RemoveLast();
            _entries.Remove(last.Value.Hash);
            _bytes -= BytesOf(last.Value.Source);
        }
    }

    private static long BytesOf(string source) => EntryBytes + ((long)sizeof(char) * source.Length);
}
