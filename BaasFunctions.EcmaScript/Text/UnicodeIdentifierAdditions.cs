namespace Acornima.Text;

/// <summary>
/// Identifier code points of Unicode 17 that are unassigned in the Unicode 16 tables of .NET 10. ECMA-262 asks for the
/// latest version of Unicode; a platform that knows the code points never looks here.
/// </summary>
internal static class UnicodeIdentifierAdditions
{
    // First and last code point of each range, in order. The letters are ID_Start, the others only ID_Continue.
    private static ReadOnlySpan<int> Letters =>
    [
        0x088F, 0x088F, 0x0C5C, 0x0C5C, 0x0CDC, 0x0CDC, 0xA7CE, 0xA7CF, 0xA7D2, 0xA7D2, 0xA7D4, 0xA7D4,
        0xA7F1, 0xA7F1, 0x10940, 0x10959, 0x10EC5, 0x10EC7, 0x11DB0, 0x11DDB, 0x16EA0, 0x16EB8, 0x16EBB, 0x16ED3,
        0x16FF2, 0x16FF6, 0x187F8, 0x187FF, 0x18D09, 0x18D1E, 0x18D80, 0x18DF2, 0x1E6C0, 0x1E6DE, 0x1E6E0, 0x1E6E2,
        0x1E6E4, 0x1E6E5, 0x1E6E7, 0x1E6ED, 0x1E6F0, 0x1E6F4, 0x1E6FE, 0x1E6FF, 0x2B73A, 0x2B73F, 0x2CEA2, 0x2CEAD,
        0x323B0, 0x33479,
    ];

    private static ReadOnlySpan<int> MarksAndDigits =>
    [
        0x1ACF, 0x1ADD, 0x1AE0, 0x1AEB, 0x10EFA, 0x10EFB, 0x11B60, 0x11B67, 0x11DE0, 0x11DE9, 0x1E6E3, 0x1E6E3,
        0x1E6E6, 0x1E6E6, 0x1E6EE, 0x1E6EF, 0x1E6F5, 0x1E6F5,
    ];

    internal static bool IsStart(int codePoint) => IsInRanges(Letters, codePoint);

    internal static bool IsPart(int codePoint) =>
        IsInRanges(Letters, codePoint) || IsInRanges(MarksAndDigits, codePoint);

    private static bool IsInRanges(ReadOnlySpan<int> ranges, int codePoint)
    {
        var found = ranges.BinarySearch(codePoint);

        // Between the bounds of one range, the search ends at the second of a pair, which has an odd index.
        return found >= 0 || (~found & 1) != 0;
    }
}
