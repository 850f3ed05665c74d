using System.Collections.Concurrent;

namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>The data of one locale: its own sections first, then those of its parents.</summary>
internal sealed class LocaleData
{
    /// <summary>Locales that are kept with the patterns made for them.</summary>
    private const int MaxKept = 64;

    private static readonly ConcurrentDictionary<string, LocaleData> s_kept = new();

    private readonly string[] _chain;
    private readonly Lazy<DateTimePatternGenerator> _patterns;

    private LocaleData(string name)
    {
        Name = name;
        Language = name.Split('-')[0];
        var chain = new List<string>();
        for (var at = name; at is not null && at != "root"; at = CldrData.General.GetValueOrDefault($"p.{at}"))
        {
            chain.Add(at);
        }

        _chain = [.. chain];
        _patterns = new Lazy<DateTimePatternGenerator>(() => new DateTimePatternGenerator(this));
    }

    public string Name { get; }

    public string Language { get; }

    public DateTimePatternGenerator Patterns => _patterns.Value;

    /// <summary>The data of a locale that is in the file.</summary>
    public static LocaleData Of(string name)
    {
        if (s_kept.TryGetValue(name, out var kept))
        {
            return kept;
        }

        if (s_kept.Count >= MaxKept)
        {
            s_kept.Clear();
        }

        return s_kept.GetOrAdd(name, new LocaleData(name));
    }

    /// <summary>What the locale says under a key of a kind of section; null when it says nothing.</summary>
    public string? Find(char kind, string key)
    {
        foreach (var name in _chain)
        {
            if (CldrData.Section($"{kind}/{name}").TryGetValue(key, out var value))
            {
                return value == CldrData.Absent ? null : value;
            }
        }

        return null;
    }

    public string Get(char kind, string key) => Find(kind, key) ?? "";

    public string[] List(char kind, string key) => Get(kind, key).Split('|');

    /// <summary>Keys of a kind of section that begin so, without the beginning.</summary>
    public IEnumerable<(string Key, string Value)> Under(char kind, string prefix)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in _chain)
        {
            foreach (var (key, value) in CldrData.Section($"{kind}/{name}"))
            {
                if (key.StartsWith(prefix, StringComparison.Ordinal) && seen.Add(key) && value != CldrData.Absent)
                {
                    yield return (key[prefix.Length..], value);
                }
            }
        }
    }
}
