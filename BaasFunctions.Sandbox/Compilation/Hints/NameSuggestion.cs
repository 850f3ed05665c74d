namespace BaasFunctions.Sandbox.Compilation.Hints;

/// <summary>Finds the name that somebody probably meant. Public because the command line suggests its options with it.</summary>
public static class NameSuggestion
{
    private const int MaxLength = 200;
    private const int LeastBeginning = 3;

    /// <summary>The nearest name by edit distance, or null when none is near: more than a third of the letters differ.</summary>
    public static string? Nearest(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        return NearestExactly(name.ToUpperInvariant(), known);
    }

    /// <summary>As <see cref="Nearest"/>, for names in which capitals matter; one that is the beginning of the other is near too.</summary>
    /// <param name="name">What was written.</param>
    /// <param name="known">The names that there are.</param>
    public static string? NearestExactly(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        if (name.Length > MaxLength)
        {
            return null;
        }

        var best = known.Select(candidate => (candidate, distance: Distance(name, candidate)))
            .DefaultIfEmpty()
            .MinBy(pair => pair.distance);
        return best.candidate is not null && best.distance <= Math.Min(Math.Max(2, name.Length / 3), name.Length - 1)
            ? best.candidate
            : known.FirstOrDefault(candidate => Begins(candidate, name) || Begins(name, candidate));
    }

    /// <summary>The name that differs by one letter, or two in a longer one; null for none. For names about which little is known.</summary>
    public static string? Closest(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        if (name.Length is < 3 or > MaxLength)
        {
            return null;
        }

        var most = name.Length < 6 ? 1 : 2;
        var best = known.Where(candidate => candidate != name && Math.Abs(candidate.Length - name.Length) <= most)
            .Select(candidate => (candidate, distance: Distance(name, candidate)))
            .DefaultIfEmpty()
            .MinBy(pair => pair.distance);
        return best.candidate is not null && best.distance <= most ? best.candidate : null;
    }

    private static bool Begins(string whole, string beginning) =>
        beginning.Length >= LeastBeginning && whole.StartsWith(beginning, StringComparison.Ordinal);

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
