using System.Collections.Concurrent;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>
/// Formatters that executions share. What identifies one is made of values that were checked against lists of ours, so that a function can neither put
/// anything of its own into the cache nor make its keys long; a full cache begins anew.
/// </summary>
internal sealed class FormatterCache<T>
    where T : class
{
    private const int MaxKept = 256;

    private readonly ConcurrentDictionary<string, T> _kept = new(StringComparer.Ordinal);

    public T Get(string key, Func<T> make)
    {
        if (_kept.TryGetValue(key, out var kept))
        {
            return kept;
        }

        var made = make();
        if (_kept.Count >= MaxKept)
        {
            _kept.Clear();
        }

        return _kept.GetOrAdd(key, made);
    }
}
