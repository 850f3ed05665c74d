using System.Globalization;

namespace Acornima.Text;

/// <summary>
/// The code points of names: <c>IdentifierStartChar</c> and <c>IdentifierPartChar</c> (ECMA-262, 12.7), used by the
/// lexer and by the group names of regular expressions.
/// </summary>
internal static class UnicodeIdentifier
{
    // Bit n of a word pair stands for the ASCII character n.
    private const ulong DollarLow = 1UL << '$';
    private const ulong DigitsLow = 0x3FFUL << '0';
    private const ulong LettersAndUnderscoreHigh = 0x07FF_FFFE_87FF_FFFE;

    private const int Unassigned = 1 << (int)UnicodeCategory.OtherNotAssigned;

    private const int CategoriesOfStart =
        (1 << (int)UnicodeCategory.UppercaseLetter) | (1 << (int)UnicodeCategory.LowercaseLetter)
        | (1 << (int)UnicodeCategory.TitlecaseLetter) | (1 << (int)UnicodeCategory.ModifierLetter)
        | (1 << (int)UnicodeCategory.OtherLetter) | (1 << (int)UnicodeCategory.LetterNumber);

    private const int CategoriesOfPart = CategoriesOfStart
        | (1 << (int)UnicodeCategory.NonSpacingMark) | (1 << (int)UnicodeCategory.SpacingCombiningMark)
        | (1 << (int)UnicodeCategory.DecimalDigitNumber) | (1 << (int)UnicodeCategory.ConnectorPunctuation);

    /// <summary>Whether a name may begin with the code point: ID_Start, <c>$</c> or <c>_</c>.</summary>
    internal static bool IsStart(int codePoint)
    {
        if ((uint)codePoint < 128)
        {
            return IsInAscii(codePoint, DollarLow, LettersAndUnderscoreHigh);
        }

        var category = CategoryOf(codePoint);
        return (category & CategoriesOfStart) != 0
            || IsOtherStart(codePoint)
            || (category == Unassigned && UnicodeIdentifierAdditions.IsStart(codePoint));
    }

    /// <summary>Whether a name may go on with the code point: ID_Continue, <c>$</c>, ZWNJ or ZWJ.</summary>
    internal static bool IsPart(int codePoint)
    {
        if ((uint)codePoint < 128)
        {
            return IsInAscii(codePoint, DollarLow | DigitsLow, LettersAndUnderscoreHigh);
        }

        var category = CategoryOf(codePoint);
        return (category & CategoriesOfPart) != 0
            || IsOtherStart(codePoint)
            || IsOtherPart(codePoint)
            || (category == Unassigned && UnicodeIdentifierAdditions.IsPart(codePoint));
    }

    private static bool IsInAscii(int codePoint, ulong low, ulong high) =>
        ((codePoint < 64 ? low : high) >> (codePoint & 63) & 1) != 0;

    /// <summary>The category as one bit, none for what is no code point or no character of a name in spite of it.</summary>
    private static int CategoryOf(int codePoint)
    {
        // U+2E2F VERTICAL TILDE is the one letter that UAX #31 takes out again, being Pattern_Syntax.
        return (uint)codePoint > 0x10FFFF || codePoint == 0x2E2F
            ? 0
            : 1 << (int)CharUnicodeInfo.GetUnicodeCategory(codePoint);
    }

    /// <summary>Other_ID_Start of PropList.txt.</summary>
    private static bool IsOtherStart(int codePoint) =>
        codePoint is 0x1885 or 0x1886 or 0x2118 or 0x212E or 0x309B or 0x309C;

    /// <summary>Other_ID_Continue of PropList.txt, which holds ZWNJ and ZWJ since Unicode 16.</summary>
    private static bool IsOtherPart(int codePoint) =>
        codePoint is 0xB7 or 0x387 or (>= 0x1369 and <= 0x1371) or 0x19DA or 0x200C or 0x200D or 0x30FB or 0xFF65;
}
