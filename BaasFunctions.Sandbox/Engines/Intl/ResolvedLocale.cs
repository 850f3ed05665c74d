namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>A locale that a function asked for, as far as there is data for it.</summary>
/// <param name="Tag">The tag without extensions, such as <c>en-US</c>.</param>
/// <param name="Data">The data that serves it.</param>
/// <param name="Extensions">What the <c>-u-</c> extension of the tag asks for.</param>
internal sealed record ResolvedLocale(string Tag, LocaleData Data, IReadOnlyDictionary<string, string> Extensions)
{
    private const string Default = "en-US";

    private static readonly Dictionary<string, string> s_none = [];

    /// <summary>What a formatter depends on: the tag and the extensions that are known, which no function can make long.</summary>
    public string Key =>
        $"{Tag} {Known("ca", value => value is "gregory" or "buddhist")} {Known("hc", value => value is "h11" or "h12" or "h23" or "h24")} {Known("nu", Digits.IsKnown)}";

    public string Region =>
        Tag.Split('-').Skip(1).FirstOrDefault(part => part.Length == 2 || (part.Length == 3 && char.IsAsciiDigit(part[0])))
        ?? CldrData.General.GetValueOrDefault($"r.{Tag}")
        ?? CldrData.General.GetValueOrDefault($"r.{Data.Language}")
        ?? "001";

    /// <summary>The first of the canonical tags that there is data for, or the default.</summary>
    public static ResolvedLocale Of(IEnumerable<string> canonicalTags)
    {
        foreach (var tag in canonicalTags)
        {
            if (Find(tag) is { } found)
            {
                return found;
            }
        }

        return Find(Default)!;
    }

    /// <summary>The longest beginning of a canonical tag that there is data for.</summary>
    public static ResolvedLocale? Find(string canonicalTag)
    {
        var extension = canonicalTag.IndexOf("-u-", StringComparison.OrdinalIgnoreCase);
        var singleton = SingletonIn(canonicalTag);
        var bare = singleton < 0 ? canonicalTag : canonicalTag[..singleton];
        for (var at = bare; at.Length > 0;)
        {
            var data = CldrData.General.ContainsKey($"p.{at}") ? at : CldrData.General.GetValueOrDefault($"a.{at}");
            if (data is not null)
            {
                return new ResolvedLocale(at, LocaleData.Of(data), extension < 0 ? s_none : Keywords(canonicalTag[(extension + 3)..]));
            }

            var dash = at.LastIndexOf('-');
            at = dash < 0 ? "" : at[..dash];
        }

        return null;
    }

    private string Known(string key, Func<string, bool> isKnown) => Extensions.TryGetValue(key, out var value) && isKnown(value) ? value : "";

    private static int SingletonIn(string tag)
    {
        for (var at = tag.IndexOf('-', StringComparison.Ordinal); at >= 0 && at + 2 < tag.Length; at = tag.IndexOf('-', at + 1))
        {
            if (tag[at + 2] == '-')
            {
                return at;
            }
        }

        return -1;
    }

    private static Dictionary<string, string> Keywords(string extension)
    {
        var keywords = new Dictionary<string, string>(StringComparer.Ordinal);
        string? key = null;
        foreach (var part in extension.Split('-').TakeWhile(part => part.Length > 1))
        {
            if (part.Length == 2)
            {
                key = part;
                keywords.TryAdd(key, "");
            }
            else if (key is not null)
            {
                keywords[key] = keywords[key].Length == 0 ? part : $"{keywords[key]}-{part}";
            }
        }

        return keywords;
    }
}
