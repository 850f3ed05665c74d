namespace BaasFunctions.Server.Testing;

/// <summary>What ran of one file.</summary>
/// <param name="File">Its path from here.</param>
/// <param name="Statements">Statements in it.</param>
/// <param name="Covered">Those of them that ran.</param>
/// <param name="Percent">The same as a share, 0 to 100.</param>
/// <param name="Gaps">Lines on which a statement begins that never ran, such as <c>3, 7-9</c>; empty for none.</param>
internal sealed record CoveredFile(string File, int Statements, int Covered, double Percent, string Gaps)
{
    /// <param name="file">The path.</param>
    /// <param name="places">By place, how often the statement ran.</param>
    public static CoveredFile Of(string file, SortedDictionary<(int Line, int Column), int> places)
    {
        var covered = places.Count(static place => place.Value > 0);
        return new CoveredFile(file, places.Count, covered, places.Count == 0 ? 100 : Math.Round(100.0 * covered / places.Count, 1), Ranges(places));
    }

    /// <summary>Lines without a statement, as of a bracket, do not part two ranges.</summary>
    private static string Ranges(SortedDictionary<(int Line, int Column), int> places)
    {
        var ranges = new List<(int From, int To)>();
        var continues = false;
        foreach (var line in places.GroupBy(static place => place.Key.Line))
        {
            var isGap = line.Any(static place => place.Value == 0);
            if (isGap && continues)
            {
                ranges[^1] = (ranges[^1].From, line.Key);
            }
            else if (isGap)
            {
                ranges.Add((line.Key, line.Key));
            }

            continues = isGap;
        }

        return string.Join(", ", ranges.Select(static range => range.From == range.To ? $"{range.From}" : $"{range.From}-{range.To}"));
    }
}
