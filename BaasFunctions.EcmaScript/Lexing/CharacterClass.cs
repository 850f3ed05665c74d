using System.Runtime.CompilerServices;
using Acornima.Text;

namespace Acornima.Lexing;

/// <summary>Lexical classes of single characters (ECMA-262, 12.2, 12.3, 12.7).</summary>
internal static class CharacterClass
{
    private const byte Start = 1;
    private const byte Part = 2;

    private static ReadOnlySpan<byte> Ascii =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 0, 0, 0, 0, 0,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
        3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 3,
        0, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3,
        3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsAsciiNamePart(char c) => c < 128 && (Ascii[c] & Part) != 0;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNameStart(int codePoint) => codePoint < 128 ? (Ascii[codePoint] & Start) != 0 : UnicodeIdentifier.IsStart(codePoint);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsNamePart(int codePoint) => codePoint < 128 ? (Ascii[codePoint] & Part) != 0 : UnicodeIdentifier.IsPart(codePoint);

    public static bool IsLineEnd(char c) => c is '\n' or '\r' or '\u2028' or '\u2029';

    /// <summary>White space beyond ASCII: NBSP, BOM and the category Zs.</summary>
    public static bool IsWideSpace(char c) =>
        c >= 0x80 && (c is '\u00A0' or '\uFEFF' || char.GetUnicodeCategory(c) == System.Globalization.UnicodeCategory.SpaceSeparator);

    public static bool IsDigit(char c) => (uint)(c - '0') <= 9;

    /// <summary>Value of a digit in bases up to 16; 255 for what is none.</summary>
    public static int DigitValue(char c) => c switch
    {
        >= '0' and <= '9' => c - '0',
        >= 'a' and <= 'f' => c - 'a' + 10,
        >= 'A' and <= 'F' => c - 'A' + 10,
        _ => 255,
    };
}
