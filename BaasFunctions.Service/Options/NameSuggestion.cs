namespace BaasFunctions.Service.Options;

/// <summary>Finds the name that somebody probably meant.</summary>
internal static class NameSuggestion
{
    /// <summary>The nearest name by edit distance, or null when none is near: more than a third of the letters differ.</summary>
    public static string? Nearest(string name, IEnumerable<string> known) => NearestExactly(name.ToUpperInvariant(), known);

    /// <summary>As <see cref="Nearest"/>, for names in which capitals matter.</summary>
    public static string? NearestExactly(string name, IEnumerable<string> known)
    {
        var best = known.Select(candidate => (candidate, distance: Distance(name, candidate)))
            .MinBy(pair => pair.distance);
        return best.candidate is not null && best.distance <= Math.Min(Math.Max(2, name.Length / 3), name.Length - 1) ? best.candidate : null;
    }

    private static int Distance(string left, string right)
    {
        var previous = Enumerable.Range(0, right.Length + 1).ToArray();
        var current = new int[right.Length + 1];
        for (var i = 1; i <= left.Length; i++)
        {
            current[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var substitution = previous[j - 1] + (left[i - 1] == right[j - 1] ? 0 : 1);
                current[j] = Math.Min(substitution, Math.Min(previous[j], current[j - 1]) + 1);
            }

            (previous, current) = (current, previous);
        }

        return previous[right.Length];
    }
}
