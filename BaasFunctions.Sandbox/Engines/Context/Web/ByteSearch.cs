using BaasFunctions.Sandbox.Engines.Execution;

namespace BaasFunctions.Sandbox.Engines.Context.Web;

/// <summary>
/// Looks for bytes in others. A search can compare each byte that is looked for at each place, so it looks at the limits of the execution after every
/// so many comparisons.
/// </summary>
internal static class ByteSearch
{
    private const long ComparisonsBetweenChecks = 64 << 20;

    /// <summary>The first place at or after <paramref name="from"/>; -1 for none.</summary>
    public static int First(ExecutionScope scope, ReadOnlySpan<byte> all, ReadOnlySpan<byte> wanted, int from)
    {
        var places = Places(wanted);
        for (var at = from; ; at += places)
        {
            var window = all[at..];
            if (window.Length > places + wanted.Length)
            {
                window = window[..(places + wanted.Length)];
            }

            if (window.IndexOf(wanted) is >= 0 and var found)
            {
                return at + found;
            }

            if (all.Length - at <= places + wanted.Length)
            {
                return -1;
            }

            scope.Engine.Constraints.Check();
        }
    }

    /// <summary>The last place at or before <paramref name="from"/>; -1 for none.</summary>
    public static int Last(ExecutionScope scope, ReadOnlySpan<byte> all, ReadOnlySpan<byte> wanted, int from)
    {
        var places = Places(wanted);
        for (var end = (int)Math.Min((long)from + wanted.Length, all.Length); ; end -= places)
        {
            var begin = Math.Max(0, end - places - wanted.Length);
            if (all[begin..end].LastIndexOf(wanted) is >= 0 and var found)
            {
                return begin + found;
            }

            if (begin == 0)
            {
                return -1;
            }

            scope.Engine.Constraints.Check();
        }
    }

    private static int Places(ReadOnlySpan<byte> wanted) => (int)Math.Max(1, ComparisonsBetweenChecks / Math.Max(1, wanted.Length));
}
