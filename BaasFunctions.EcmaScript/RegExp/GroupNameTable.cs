namespace Acornima.RegularExpressions;

/// <summary>The names a pattern gives to groups and the names it refers to, until the two can be compared.</summary>
internal sealed class GroupNameTable
{
    private readonly Dictionary<string, int> _declared = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _awaited = new(StringComparer.Ordinal);

    internal bool HasNames => _declared.Count != 0;

    /// <summary>Notes a group of the name at the offset and gives the one noted before it, or -1.</summary>
    internal int Declare(ReadOnlySpan<char> name, int offset)
    {
        var declared = _declared.GetAlternateLookup<ReadOnlySpan<char>>();
        var previous = declared.TryGetValue(name, out var found) ? found : -1;
        declared[name] = offset;
        return previous;
    }

    /// <summary>Notes a reference, which may precede the group it names.</summary>
    internal void Refer(ReadOnlySpan<char> name, int offset)
    {
        if (!_declared.GetAlternateLookup<ReadOnlySpan<char>>().ContainsKey(name))
        {
            _awaited.GetAlternateLookup<ReadOnlySpan<char>>().TryAdd(name, offset);
        }
    }

    /// <summary>The offset of the first reference to a name that no group has, or -1.</summary>
    internal int FindUnknownReference()
    {
        var first = -1;
        foreach (var (name, offset) in _awaited)
        {
            if (!_declared.ContainsKey(name) && (first < 0 || offset < first))
            {
                first = offset;
            }
        }

        return first;
    }
}
