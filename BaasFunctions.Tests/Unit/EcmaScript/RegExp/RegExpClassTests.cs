namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

/// <summary>Character classes outside <c>v</c> mode, and what they have in common with it.</summary>
[TestClass]
public sealed class RegExpClassTests
{
    [TestMethod]
    [DataRow("[]")]
    [DataRow("[^]")]
    [DataRow("[a]")]
    [DataRow("[^a-z]")]
    [DataRow("[a-a]")]
    [DataRow("[a-zA-Z0-9_]")]
    [DataRow("[^^]")]
    [DataRow("[.*+?$]")]
    [DataRow(@"[\]]")]
    [DataRow(@"[\-]")]
    [DataRow(@"[\d\s]")]
    [DataRow(@"[\b-\n]")]
    [DataRow(@"[\x00-\x7F]")]
    [DataRow(@"[\0-\x1f]")]
    [DataRow(@"[\u0000-\uFFFF]")]
    [DataRow("[/]", "- u")]
    [DataRow("[-]", "- u")]
    [DataRow("[-a]", "- u")]
    [DataRow("[a-]", "- u")]
    [DataRow("[^-a]", "- u")]
    [DataRow("[+--]", "- u")]
    [DataRow("[--/]", "- u")]
    [DataRow("[a-c-e]", "- u")]
    [DataRow(@"[\d-]", "- u")]
    [DataRow(@"[-\d]", "- u")]
    [DataRow("[(){}|[]", "- u")]
    [DataRow("[&&]", "- u")]
    [DataRow("[a&&b]", "- u")]
    [DataRow("[[a]", "- u")]
    public void Class_OfCharactersAndRanges_IsValid(string pattern, string modes = RegExpAssert.AllModes) =>
        RegExpAssert.Valid(pattern, modes);

    [TestMethod]
    [DataRow("[")]
    [DataRow("[^")]
    [DataRow("[a")]
    [DataRow("[a-")]
    [DataRow("[a-z")]
    [DataRow(@"[a\]")]
    [DataRow("(a[)")]
    [DataRow("[]a-[")]
    public void Class_WithoutItsEnd_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, "- u", "RegExpUnterminatedClass");

    [TestMethod]
    [DataRow("[b-a]")]
    [DataRow("[a-Z]")]
    [DataRow("[9-0]")]
    [DataRow("[ab-a]")]
    [DataRow(@"[\n-\b]")]
    [DataRow(@"[\x41-\x40]")]
    [DataRow(@"[\u0041-\u0040]")]
    [DataRow(@"[\cB-\cA]")]
    [DataRow(@"[b-\0]")]
    [DataRow(@"[\]-\[]")]
    [DataRow("[é-e]")]
    public void Class_RangeOutOfOrder_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpClassRangeOutOfOrder");

    [TestMethod]
    [DataRow("[\U0001F600-\U0001F64F]")]
    [DataRow(@"[\ud83d\ude00-\ud83d\ude4f]")]
    [DataRow("[\uFFFF-\U00010000]")]
    [DataRow("[\U0001F600-\\u{1F600}]")]
    public void Class_RangeOfAstralCharacters_IsComparedByCodePointInUnicodeModes(string pattern)
    {
        RegExpAssert.Valid(pattern, RegExpAssert.UnicodeModes);
        RegExpAssert.Invalid(pattern, "-", "RegExpClassRangeOutOfOrder");
    }

    [TestMethod]
    [DataRow("[\U00010000-\uFFFF]", "u v")]
    [DataRow("[\U0001F600-\U0001F5FF]", "u v")]
    [DataRow(@"[\u{10FFFF}-\u{10FFFE}]", "u v")]
    public void Class_RangeOfAstralCharactersOutOfOrder_IsInvalid(string pattern, string modes) =>
        RegExpAssert.Invalid(pattern, modes, "RegExpClassRangeOutOfOrder");

    [TestMethod]
    [DataRow(@"[\377-\xff]")]
    [DataRow(@"[\101-B]")]
    [DataRow(@"[\7-\10]")]
    [DataRow(@"[\40-\400]")]
    [DataRow(@"[8-\8]")]
    public void Class_RangeOfOctalEscapes_IsComparedByTheirValue(string pattern) => RegExpAssert.Valid(pattern, "-");

    [TestMethod]
    [DataRow(@"[B-\101]")]
    [DataRow(@"[\10-\7]")]
    [DataRow(@"[9-\8]")]
    public void Class_RangeOfOctalEscapesOutOfOrder_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, "-", "RegExpClassRangeOutOfOrder");
}
