namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>How a list is joined in a locale (UTS #35, part 2: list patterns).</summary>
internal static class ListPattern
{
    private static readonly string[] s_order = ["start", "middle", "end", "two"];

    /// <summary>The pattern for a place in a list: texts, and 0 and 1 where the items go.</summary>
    /// <param name="data">The locale.</param>
    /// <param name="type"><c>conjunction</c>, <c>disjunction</c> or <c>unit</c>.</param>
    /// <param name="style"><c>long</c>, <c>short</c> or <c>narrow</c>.</param>
    /// <param name="place"><c>start</c>, <c>middle</c>, <c>end</c> or <c>two</c>.</param>
    /// <param name="next">The item that follows, which Spanish and Hebrew look at.</param>
    public static IEnumerable<string> Pieces(LocaleData data, string type, string style, string place, string next)
    {
        var pattern = data.List('l', $"{type}.{style}")[Array.IndexOf(s_order, place)];
        if (data.Language == "es")
        {
            pattern = InSpanish(pattern, next);
        }
        else if (data.Language == "he" && next.Length > 0 && next[0] is < '\u05D0' or > '\u05EA')
        {
            pattern = pattern.Replace("{0} ו{1}", "{0} ו-{1}", StringComparison.Ordinal);
        }

        return pattern.Split(['{', '}'], StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>"y" is "e" before the sound of i, and "o" is "u" before that of o.</summary>
    private static string InSpanish(string pattern, string next)
    {
        var word = next.ToLowerInvariant();
        if (pattern.Contains(" y ", StringComparison.Ordinal)
            && (word.StartsWith('i') || (word.StartsWith("hi", StringComparison.Ordinal) && !(word.Length > 2 && word[2] is 'a' or 'e'))))
        {
            return pattern.Replace(" y ", " e ", StringComparison.Ordinal);
        }

        var startsWithO = word.StartsWith('o') || word.StartsWith("ho", StringComparison.Ordinal) || word.StartsWith('8') || word is "11" || word.StartsWith("11 ", StringComparison.Ordinal);
        return startsWithO ? pattern.Replace(" o ", " u ", StringComparison.Ordinal) : pattern;
    }
}
