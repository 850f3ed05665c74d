namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpGroupNameTests
{
    [TestMethod]
    [DataRow("(?<a>x)")]
    [DataRow("(?<$>x)")]
    [DataRow("(?<_>x)")]
    [DataRow("(?<a1>x)")]
    [DataRow("(?<abc_DEF$1>x)")]
    [DataRow("(?<é>x)")]
    [DataRow("(?<名前>x)")]
    [DataRow("(?<𝒜>x)", DisplayName = "an astral letter")]
    [DataRow("(?<a𝟘>x)", DisplayName = "an astral digit inside")]
    [DataRow("(?<a\u200c\u200d>x)", DisplayName = "joiners inside")]
    [DataRow(@"(?<\u0061>x)")]
    [DataRow(@"(?<\u{61}b>x)")]
    [DataRow(@"(?<a\u0031>x)")]
    [DataRow(@"(?<\u{1d49c}>x)")]
    [DataRow(@"(?<\ud835\udc9c>x)")]
    [DataRow("(?<if>x)")]
    [DataRow("(?<constructor>x)(?<__proto__>y)")]
    public void GroupName_OfIdentifierCharacters_IsValid(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow("(?<>x)")]
    [DataRow("(?<")]
    [DataRow("(?<a")]
    [DataRow("(?<a)")]
    [DataRow("(?<a x)")]
    [DataRow("(?< a>x)")]
    [DataRow("(?<1>x)")]
    [DataRow("(?<1a>x)")]
    [DataRow("(?<a-b>x)")]
    [DataRow("(?<a.b>x)")]
    [DataRow("(?<-a>x)")]
    [DataRow("(?<\u200c>x)")]
    [DataRow("(?<😀>x)")]
    [DataRow("(?<𝟘>x)", DisplayName = "an astral digit first")]
    [DataRow(@"(?<\u0031>x)")]
    [DataRow(@"(?<a\u002d>x)")]
    [DataRow(@"(?<\x61>x)")]
    [DataRow(@"(?<\a>x)")]
    [DataRow(@"(?<a\>x)")]
    [DataRow(@"(?<\u{110000}>x)")]
    [DataRow(@"(?<\u{61>x)")]
    [DataRow(@"(?<\u006>x)")]
    [DataRow(@"(?<\ud835>x)")]
    [DataRow(@"(?<\udc9c\ud835>x)")]
    [DataRow(@"(?<\u{d835}\u{dc9c}>x)")]
    [DataRow(@"(?<\")]
    public void GroupName_OfOtherCharacters_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpInvalidGroupName");

    [TestMethod]
    public void GroupName_WithALoneSurrogate_IsInvalid()
    {
        foreach (var name in new[] { "\ud835", "a\ud835", "\udc9c", "\ud835\\udc9c", "\\ud835\udc9c" })
        {
            RegExpAssert.Invalid($"(?<{name}>x)", RegExpAssert.AllModes, "RegExpInvalidGroupName");
        }
    }

    [TestMethod]
    [DataRow("(?<a>x)|(?<a>y)")]
    [DataRow("(?<a>x)|(?<a>y)|(?<a>z)")]
    [DataRow("(?:(?<a>x)|(?<a>y))z")]
    [DataRow("(?:(?<a>x)|b)|(?<a>y)")]
    [DataRow("b|(?<a>x)|(?:(?:(?<a>y)))")]
    [DataRow("(?:(?<a>x)|(?:(?<a>y)|(?<a>z)))")]
    [DataRow("(?<a>x)(?<b>y)|(?<b>x)(?<a>y)")]
    [DataRow("(?:(?<a>x)|(?<b>y))(?:(?<c>x)|(?<d>y))")]
    [DataRow("(?=(?<a>x)|(?<a>y))")]
    [DataRow("((?<a>x)|(?<a>y))*")]
    [DataRow("(?<b>(?<a>x)|(?<a>y))")]
    public void GroupName_InAlternativesThatExcludeEachOther_MayRepeat(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow("(?<a>x)(?<a>y)")]
    [DataRow("(?<a>(?<a>x))")]
    [DataRow("(?<a>|(?<a>x))")]
    [DataRow("(?<a>x|y)(?<a>z)")]
    [DataRow("(?:(?<a>x)|y)(?<a>z)")]
    [DataRow("(?<a>z)(?:(?<a>x)|y)")]
    [DataRow("(?:(?<a>x)|(?<a>y))(?<a>z)")]
    [DataRow("(?<a>x)|(?<a>y)(?<a>z)")]
    [DataRow("(?<a>x)|(?:(?<a>y)|b)(?<a>z)")]
    [DataRow("(?:(?<a>x)|(?<b>y))(?:(?<c>x)|(?<a>y))")]
    [DataRow("(?=(?<a>x))(?<a>y)")]
    [DataRow("(?<!(?<a>x))(?<a>y)")]
    [DataRow(@"(?<a>x)(?<\u0061>y)")]
    [DataRow(@"(?<\u{61}>x)(?<a>y)")]
    [DataRow(@"(?<𝒜>x)(?<\ud835\udc9c>y)")]
    [DataRow(@"(?<𝒜>x)(?<\u{1d49c}>y)")]
    public void GroupName_OfGroupsThatCanMatchTogether_MayNotRepeat(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpDuplicateGroupName");

    [TestMethod]
    [DataRow(@"(?<a>x)\k<a>")]
    [DataRow(@"\k<a>(?<a>x)")]
    [DataRow(@"(?<a>x\k<a>)")]
    [DataRow(@"(?<a>x)|\k<a>")]
    [DataRow(@"(?:(?<a>x)|(?<a>y))\k<a>")]
    [DataRow(@"(?<a>x)\k<\u0061>\k<\u{61}>")]
    [DataRow(@"(?<\u0061>x)\k<a>")]
    [DataRow(@"\k<\ud835\udc9c>(?<𝒜>x)")]
    [DataRow(@"(?<a>x)(?<b>\k<b>\k<a>)\k<b>")]
    [DataRow(@"(?<constructor>x)\k<constructor>")]
    public void NamedReference_ToAGroupAnywhere_IsValid(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow(@"(?<a>x)\k<b>")]
    [DataRow(@"\k<b>(?<a>x)")]
    [DataRow(@"(?<a>x)\k<A>")]
    [DataRow(@"(?<a>x)\k<constructor>")]
    [DataRow(@"(?<a>x)\k<\u0062>")]
    public void NamedReference_ToNoGroupBesideNamedOnes_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpUnknownGroupName");

    [TestMethod]
    [DataRow(@"\k<a>", "RegExpUnknownGroupName")]
    [DataRow(@"(a)\k<a>", "RegExpUnknownGroupName")]
    [DataRow(@"\k", "RegExpInvalidNamedReference")]
    [DataRow(@"\ka", "RegExpInvalidNamedReference")]
    [DataRow(@"\k<", "RegExpInvalidNamedReference")]
    [DataRow(@"\k<>", "RegExpInvalidNamedReference")]
    [DataRow(@"\k<1>", "RegExpInvalidNamedReference")]
    [DataRow(@"(?<a>x)\k<a", "RegExpInvalidNamedReference")]
    [DataRow(@"[\k<a>](?<a>x)", "RegExpInvalidEscape")]
    public void NamedReference_MalformedOrUnknown_IsInvalidInUnicodeModes(string pattern, string code) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, code);
}
