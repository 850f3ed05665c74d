using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Urls;

/// <summary>
/// Which directions the characters of a label may have (RFC 5893, section 2), where a name has any that is written from right to left. Symbols of
/// left-to-right scripts count as neutral.
/// </summary>
internal static class BidiRule
{
    /// <summary>Classes of Unicode Standard Annex 9, as far as the rule tells them apart.</summary>
    private enum Direction
    {
        Left,
        Right,
        ArabicNumber,
        EuropeanNumber,
        Mark,
        Neutral,
    }

    public static bool Allows(List<string> labels)
    {
        var directions = labels.Where(label => label.Length > 0).Select(label => label.EnumerateRunes().Select(Of).ToArray()).ToArray();
        return !directions.Any(label => label.Any(direction => direction is Direction.Right or Direction.ArabicNumber)) || directions.All(Allows);
    }

    private static bool Allows(Direction[] label)
    {
        var last = label.Length - 1;
        while (last > 0 && label[last] == Direction.Mark)
        {
            last--;
        }

        return label[0] switch
        {
            Direction.Right => !label.Contains(Direction.Left)
                && label[last] is Direction.Right or Direction.EuropeanNumber or Direction.ArabicNumber
                && !(label.Contains(Direction.EuropeanNumber) && label.Contains(Direction.ArabicNumber)),
            Direction.Left => !label.Contains(Direction.Right) && !label.Contains(Direction.ArabicNumber) && label[last] is Direction.Left or Direction.EuropeanNumber,
            _ => false,
        };
    }

    private static Direction Of(Rune rune)
    {
        var category = Rune.GetUnicodeCategory(rune);
        return category is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? Direction.Mark
            : IsArabicNumber(rune.Value) ? Direction.ArabicNumber
            : IsEuropeanNumber(rune.Value) ? Direction.EuropeanNumber
            : IsRightToLeft(rune.Value) ? IsNeutral(rune.Value) ? Direction.Neutral : Direction.Right
            : IsLetter(category) ? Direction.Left
            : Direction.Neutral;
    }

    private static bool IsLetter(UnicodeCategory category) => category is UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter
        or UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.SpacingCombiningMark
        or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber;

    private static bool IsArabicNumber(int code) => code is (>= 0x600 and <= 0x605) or (>= 0x660 and <= 0x669) or 0x66B or 0x66C or 0x6DD or 0x890 or 0x891 or 0x8E2
        or (>= 0x10D30 and <= 0x10D39) or (>= 0x10D40 and <= 0x10D49) or (>= 0x10E60 and <= 0x10E7E);

    private static bool IsEuropeanNumber(int code) => code is (>= '0' and <= '9') or 0xB2 or 0xB3 or 0xB9 or (>= 0x6F0 and <= 0x6F9) or (>= 0x2070 and <= 0x2079)
        or (>= 0x2080 and <= 0x2089) or (>= 0x1D7CE and <= 0x1D7FF) or (>= 0x1FBF0 and <= 0x1FBF9);

    /// <summary>Signs of right-to-left scripts that have no direction of their own.</summary>
    private static bool IsNeutral(int code) => code is 0x606 or 0x607 or 0x60C or 0x60E or 0x60F or 0x66A or 0x6DE or 0x6E9 or (>= 0x7F6 and <= 0x7F9) or 0xFB29
        or (>= 0xFD3E and <= 0xFD4F) or 0xFDCF or (>= 0xFDFD and <= 0xFDFF) or 0x1091F or (>= 0x10B39 and <= 0x10B3F) or 0x10D6E or 0x1EEF0 or 0x1EEF1;

    /// <summary>Blocks of scripts that are written from right to left (Hebrew, Arabic, Syriac, Thaana, N'Ko and others).</summary>
    private static bool IsRightToLeft(int code) =>
        code is (>= 0x590 and <= 0x8FF) or 0x200F or (>= 0xFB1D and <= 0xFDFF) or (>= 0xFE70 and <= 0xFEFF) or (>= 0x10800 and <= 0x10FFF) or (>= 0x1E800 and <= 0x1EFFF);
}
