namespace BaasFunctions.Sandbox.Engines.Intl;

/// <summary>A number pattern of UTS #35, part 3, such as <c>¤#,##0.00;(¤#,##0.00)</c>, in its pieces.</summary>
/// <param name="Prefix">What stands before the digits.</param>
/// <param name="Suffix">What stands after them.</param>
/// <param name="Negative">Both of a negative number, when the pattern says so itself.</param>
/// <param name="Primary">Digits in the last group; 0 when there are no groups.</param>
/// <param name="Secondary">Digits in the other groups.</param>
internal sealed record NumberPattern(string Prefix, string Suffix, (string Prefix, string Suffix)? Negative, int Primary, int Secondary)
{
    public static NumberPattern Parse(string pattern)
    {
        var semicolon = pattern.IndexOf(';', StringComparison.Ordinal);
        var positive = semicolon < 0 ? pattern : pattern[..semicolon];
        var (start, end) = Body(positive);
        var whole = positive[start..end].Split('.')[0];
        var last = whole.LastIndexOf(',');
        var before = last <= 0 ? -1 : whole.LastIndexOf(',', last - 1);
        var primary = last < 0 ? 0 : whole.Length - last - 1;
        var secondary = before < 0 ? primary : last - before - 1;
        (string Prefix, string Suffix)? negative = null;
        if (semicolon >= 0)
        {
            var other = pattern[(semicolon + 1)..];
            var (otherStart, otherEnd) = Body(other);
            negative = (other[..otherStart], other[otherEnd..]);
        }

        return new NumberPattern(positive[..start], positive[end..], negative, primary, secondary);
    }

    private static (int Start, int End) Body(string pattern)
    {
        var start = pattern.AsSpan().IndexOfAny("#0");
        var end = pattern.AsSpan().LastIndexOfAny("#0") + 1;
        return start < 0 ? (pattern.Length, pattern.Length) : (start, end);
    }
}
