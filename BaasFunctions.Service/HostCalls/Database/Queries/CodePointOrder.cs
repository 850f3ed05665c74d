namespace BaasFunctions.Service.HostCalls.Database.Queries;

/// <summary>
/// Compares texts by their code points, as databases compare UTF-8. Ordinal comparison of .NET compares UTF-16, where a character beyond U+FFFF comes
/// before those from U+E000 on.
/// </summary>
internal static class CodePointOrder
{
    private const int LastCodePoint = 0x10FFFF;
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;

    public static int Compare(string left, string right)
    {
        var same = left.AsSpan().CommonPrefixLength(right);
        return same == left.Length || same == right.Length
            ? left.Length.CompareTo(right.Length)
            : Weight(left[same]).CompareTo(Weight(right[same]));
    }

    /// <summary>The first text behind all that start with the prefix; null when there is none, or when all start with it.</summary>
    public static string? AfterPrefix(string prefix)
    {
        for (var end = prefix.Length; end > 0;)
        {
            var length = end > 1 && char.IsSurrogatePair(prefix[end - 2], prefix[end - 1]) ? 2 : 1;
            var last = length == 2 ? char.ConvertToUtf32(prefix[end - 2], prefix[end - 1]) : prefix[end - 1];
            end -= length;
            if (last < LastCodePoint)
            {
                var next = last + 1;
                return string.Concat(prefix.AsSpan(0, end), char.ConvertFromUtf32(next is >= FirstSurrogate and <= LastSurrogate ? LastSurrogate + 1 : next));
            }
        }

        return null;
    }

    /// <summary>Surrogates, of which characters beyond U+FFFF consist, come after everything else.</summary>
    private static int Weight(char unit) => unit is >= (char)FirstSurrogate and <= (char)LastSurrogate ? unit + 0x10000 : unit;
}
