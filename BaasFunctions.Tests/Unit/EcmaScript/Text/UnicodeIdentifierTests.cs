using Acornima.Text;

namespace BaasFunctions.Tests.Unit.EcmaScript.Text;

[TestClass]
public sealed class UnicodeIdentifierTests
{
    [TestMethod]
    [DataRow('a', true, true)]
    [DataRow('Z', true, true)]
    [DataRow('$', true, true)]
    [DataRow('_', true, true)]
    [DataRow('0', false, true)]
    [DataRow('9', false, true)]
    [DataRow('@', false, false)]
    [DataRow('[', false, false)]
    [DataRow('`', false, false)]
    [DataRow('{', false, false)]
    [DataRow('-', false, false)]
    [DataRow('\0', false, false)]
    [DataRow('\x7F', false, false)]
    public void Identifier_Ascii_TakesLettersDigitsDollarAndUnderscore(char text, bool start, bool part) =>
        AssertKind(text, start, part);

    [TestMethod]
    [DataRow(0xAA, true, true, DisplayName = "feminine ordinal indicator")]
    [DataRow(0xB7, false, true, DisplayName = "middle dot, Other_ID_Continue")]
    [DataRow(0xD7, false, false, DisplayName = "multiplication sign")]
    [DataRow(0x0301, false, true, DisplayName = "combining acute accent")]
    [DataRow(0x0660, false, true, DisplayName = "Arabic-Indic digit zero")]
    [DataRow(0x1885, true, true, DisplayName = "Mongolian baluda, Other_ID_Start")]
    [DataRow(0x200C, false, true, DisplayName = "zero width non-joiner")]
    [DataRow(0x200D, false, true, DisplayName = "zero width joiner")]
    [DataRow(0x200B, false, false, DisplayName = "zero width space")]
    [DataRow(0x203F, false, true, DisplayName = "undertie, connector punctuation")]
    [DataRow(0x2118, true, true, DisplayName = "Weierstrass p, Other_ID_Start")]
    [DataRow(0x2160, true, true, DisplayName = "Roman numeral one, letter number")]
    [DataRow(0x2E2F, false, false, DisplayName = "vertical tilde, a letter but Pattern_Syntax")]
    [DataRow(0x30FB, false, true, DisplayName = "katakana middle dot, Other_ID_Continue")]
    [DataRow(0x4E2D, true, true, DisplayName = "CJK ideograph")]
    public void Identifier_BasicPlane_FollowsIdStartAndIdContinue(int codePoint, bool start, bool part) =>
        AssertKind(codePoint, start, part);

    [TestMethod]
    [DataRow(0x1D7D8, false, true, DisplayName = "mathematical digit zero")]
    [DataRow(0x20000, true, true, DisplayName = "CJK extension B")]
    [DataRow(0x1F600, false, false, DisplayName = "emoji")]
    [DataRow(0x323B0, true, true, DisplayName = "CJK extension J, Unicode 17")]
    [DataRow(0x1E6E3, false, true, DisplayName = "Tai Yo mark, Unicode 17")]
    [DataRow(0x1E6DF, false, false, DisplayName = "unassigned next to Unicode 17 letters")]
    [DataRow(0x10FFFF, false, false, DisplayName = "the last code point")]
    public void Identifier_Astral_FollowsIdStartAndIdContinue(int codePoint, bool start, bool part) =>
        AssertKind(codePoint, start, part);

    [TestMethod]
    [DataRow(0xD800)]
    [DataRow(0xDFFF)]
    [DataRow(-1)]
    [DataRow(0x110000)]
    [DataRow(int.MaxValue)]
    public void Identifier_LoneSurrogateOrNoCodePoint_IsNeither(int codePoint) => AssertKind(codePoint, false, false);

    private static void AssertKind(int codePoint, bool start, bool part)
    {
        Assert.AreEqual(start, UnicodeIdentifier.IsStart(codePoint));
        Assert.AreEqual(part, UnicodeIdentifier.IsPart(codePoint));
    }
}
