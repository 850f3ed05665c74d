using Acornima.RegularExpressions;

namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpPropertyTests
{
    [TestMethod]
    [DataRow("General_Category=Lowercase_Letter")]
    [DataRow("General_Category=Ll")]
    [DataRow("gc=Ll")]
    [DataRow("gc=punct")]
    [DataRow("Lowercase_Letter")]
    [DataRow("Ll")]
    [DataRow("L")]
    [DataRow("LC")]
    [DataRow("cntrl")]
    [DataRow("digit")]
    [DataRow("Combining_Mark")]
    [DataRow("Unassigned")]
    [DataRow("Script=Greek")]
    [DataRow("Script=Grek")]
    [DataRow("sc=Greek")]
    [DataRow("sc=Qaac")]
    [DataRow("sc=Qaai")]
    [DataRow("sc=Zzzz")]
    [DataRow("Script_Extensions=Latin")]
    [DataRow("scx=Latn")]
    [DataRow("scx=Zyyy")]
    [DataRow("sc=Garay", DisplayName = "Unicode 16")]
    [DataRow("sc=Sidetic", DisplayName = "Unicode 17")]
    [DataRow("sc=Tols", DisplayName = "Unicode 17, alias")]
    [DataRow("Any")]
    [DataRow("ASCII")]
    [DataRow("Assigned")]
    [DataRow("Alphabetic")]
    [DataRow("Alpha")]
    [DataRow("ASCII_Hex_Digit")]
    [DataRow("AHex")]
    [DataRow("White_Space")]
    [DataRow("space")]
    [DataRow("WSpace")]
    [DataRow("Emoji")]
    [DataRow("EPres")]
    [DataRow("Extended_Pictographic")]
    [DataRow("ID_Start")]
    [DataRow("XIDC")]
    [DataRow("Regional_Indicator")]
    public void Property_KnownToUnicode_IsValidInUnicodeModes(string name)
    {
        foreach (var pattern in new[] { $@"\p{{{name}}}", $@"\P{{{name}}}*", $@"[\p{{{name}}}]", $@"[^a\P{{{name}}}]" })
        {
            RegExpAssert.Valid(pattern, RegExpAssert.AllModes);
        }
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("=")]
    [DataRow("Nope")]
    [DataRow("ll")]
    [DataRow("LL")]
    [DataRow(" Ll")]
    [DataRow("Ll ")]
    [DataRow("IsLl")]
    [DataRow("lowercase_letter")]
    [DataRow("LowercaseLetter")]
    [DataRow("Lowercase-letter")]
    [DataRow("Greek")]
    [DataRow("InGreek")]
    [DataRow("Script")]
    [DataRow("Script=")]
    [DataRow("Script=greek")]
    [DataRow("Script=Nope")]
    [DataRow("Script=Ll")]
    [DataRow("script=Greek")]
    [DataRow("General_Category")]
    [DataRow("General_Category=Greek")]
    [DataRow("gc=Any")]
    [DataRow("gc=Alphabetic")]
    [DataRow("=Ll")]
    [DataRow("gc==Ll")]
    [DataRow("gc=Ll=Ll")]
    [DataRow("Alphabetic=Yes")]
    [DataRow("Any=L")]
    [DataRow("Block=Basic_Latin")]
    [DataRow("Age=V1_1")]
    [DataRow("Line_Break=AL")]
    [DataRow("Other_Alphabetic")]
    [DataRow("Hyphen")]
    [DataRow("Expands_On_NFC")]
    [DataRow("Composition_Exclusion")]
    [DataRow("IDS_Unary_Operator")]
    [DataRow("^Ll")]
    [DataRow("L\\u006c")]
    public void Property_UnknownToTheLanguage_IsInvalidInUnicodeModes(string name)
    {
        foreach (var pattern in new[] { $@"\p{{{name}}}", $@"\P{{{name}}}", $@"[\p{{{name}}}]", $@"[^\P{{{name}}}]" })
        {
            RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpInvalidPropertyName");
            RegExpAssert.Valid(pattern, "-");
        }
    }

    [TestMethod]
    [DataRow(@"\p")]
    [DataRow(@"\P")]
    [DataRow(@"\pL")]
    [DataRow(@"\p{")]
    [DataRow(@"\p{L")]
    [DataRow(@"\p{gc=L")]
    [DataRow(@"\p}")]
    [DataRow(@"\p {L}")]
    [DataRow(@"[\p]")]
    [DataRow(@"[\p{L]")]
    public void Property_WithoutItsBraces_IsInvalidInUnicodeModes(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpInvalidPropertyName");

    [TestMethod]
    [DataRow("Basic_Emoji")]
    [DataRow("Emoji_Keycap_Sequence")]
    [DataRow("RGI_Emoji_Modifier_Sequence")]
    [DataRow("RGI_Emoji_Flag_Sequence")]
    [DataRow("RGI_Emoji_Tag_Sequence")]
    [DataRow("RGI_Emoji_ZWJ_Sequence")]
    [DataRow("RGI_Emoji")]
    public void Property_OfStrings_IsValidInSetModeUnlessNegated(string name)
    {
        RegExpAssert.Invalid($@"\p{{{name}}}", "u", "RegExpInvalidPropertyName");
        RegExpAssert.Valid($@"\p{{{name}}}+[\p{{{name}}}]", "v");
        RegExpAssert.Invalid($@"\P{{{name}}}", "v", "RegExpNegatedStrings");
        RegExpAssert.Invalid($@"[^\p{{{name}}}]", "v", "RegExpNegatedStrings");
        RegExpAssert.Invalid(@"\p{" + name + "=Y}", "v", "RegExpInvalidPropertyName");
    }

    [TestMethod]
    public void Property_NamesOfTheUnicodeTables_AreComplete()
    {
        // Names and aliases of 38 categories, of the 176 scripts of Unicode 17 and of 53 binary properties.
        Assert.AreEqual(80, GeneralCategoryNames.All.Count);
        Assert.AreEqual(346, ScriptNames.All.Count);
        Assert.AreEqual(99, BinaryPropertyNames.All.Count);
    }
}
