namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpQuantifierTests
{
    [TestMethod]
    [DataRow("a*")]
    [DataRow("a+?")]
    [DataRow("a??")]
    [DataRow("a{0}")]
    [DataRow("a{1,}")]
    [DataRow("a{1,2}?")]
    [DataRow("(a)*")]
    [DataRow("(?:)*")]
    [DataRow("(?<n>a)+")]
    [DataRow("(?i:a)+")]
    [DataRow("[a]*")]
    [DataRow("[]*")]
    [DataRow(".{3}")]
    [DataRow(@"\d+")]
    [DataRow(@"\x41{2}")]
    [DataRow(@"\u0041?")]
    [DataRow(@"\cA*")]
    [DataRow(@"(a)\1*")]
    [DataRow(@"(?<n>a)\k<n>*")]
    [DataRow("😀+", DisplayName = "an astral character")]
    public void Quantifier_AfterAnAtom_IsValid(string pattern) => RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow("*")]
    [DataRow("+a")]
    [DataRow("?")]
    [DataRow("{1}")]
    [DataRow("{1,}")]
    [DataRow("{1,2}")]
    [DataRow("{2,1}")]
    [DataRow("a**")]
    [DataRow("a???")]
    [DataRow("a{1}{2}")]
    [DataRow("a+*")]
    [DataRow("(*)")]
    [DataRow("(?:+)")]
    [DataRow("(?=*)")]
    [DataRow("a|*")]
    [DataRow("(a|?)")]
    [DataRow("^*")]
    [DataRow("$+")]
    [DataRow("^{2}")]
    [DataRow(@"\b*")]
    [DataRow(@"\B?")]
    [DataRow(@"\b{2}")]
    [DataRow("(?<=a)*")]
    [DataRow("(?<!a)+")]
    [DataRow("(?<=a){2}")]
    public void Quantifier_WithoutAnAtom_HasNothingToRepeat(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpNothingToRepeat");

    [TestMethod]
    [DataRow("(?=a)*")]
    [DataRow("(?!a)+?")]
    [DataRow("(?=a){2,3}")]
    public void Quantifier_AfterALookahead_IsValidInLegacyModeOnly(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpNothingToRepeat");
    }

    [TestMethod]
    [DataRow("a{0,0}")]
    [DataRow("a{7,07}")]
    [DataRow("a{007,7}")]
    [DataRow("a{010,9999999999}")]
    [DataRow("a{2147483648}")]
    [DataRow("a{4294967296,4294967297}")]
    [DataRow("a{99999999999999999999,99999999999999999999}")]
    [DataRow("a{18446744073709551615,18446744073709551616}")]
    public void Quantifier_NumbersOfAnySizeInOrder_IsValid(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow("a{1,0}")]
    [DataRow("a{10,9}")]
    [DataRow("a{010,9}?")]
    [DataRow("a{4294967297,1}")]
    [DataRow("a{99999999999999999999,99999999999999999998}")]
    [DataRow("a{18446744073709551617,2}")]
    public void Quantifier_NumbersOutOfOrder_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpQuantifierOutOfOrder");

    [TestMethod]
    [DataRow("a{")]
    [DataRow("a{}")]
    [DataRow("a{,}")]
    [DataRow("a{,5}")]
    [DataRow("a{1")]
    [DataRow("a{1,")]
    [DataRow("a{1,2")]
    [DataRow("a{ 1}")]
    [DataRow("a{1, 2}")]
    [DataRow("a{-1}")]
    [DataRow("a{x}")]
    [DataRow("a{2,1")]
    public void Quantifier_BraceThatIsNone_IsPlainTextInLegacyModeOnly(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpIncompleteQuantifier");
    }
}
