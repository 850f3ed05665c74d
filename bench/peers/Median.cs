namespace BaasFunctions.Bench.Peers;

/// <summary>The one in the middle; of an even number, the mean of the two.</summary>
internal static class Median
{
    public static double Of(IEnumerable<double> figures)
    {
        var sorted = figures.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
