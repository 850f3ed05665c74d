namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

/// <summary>What Annex B adds for patterns without the flags <c>u</c> and <c>v</c>, and that they stay without it.</summary>
[TestClass]
public sealed class RegExpLegacySyntaxTests
{
    [TestMethod]
    [DataRow("]")]
    [DataRow("}")]
    [DataRow("{")]
    [DataRow("a]b}c")]
    [DataRow("{}")]
    [DataRow("{a}")]
    [DataRow("{,3}")]
    [DataRow("{+")]
    [DataRow("x|{")]
    [DataRow("]*}+")]
    public void Legacy_LoneBracket_IsItself(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpLoneBracket");
    }

    [TestMethod]
    [DataRow(@"\a")]
    [DataRow(@"\e")]
    [DataRow(@"\-")]
    [DataRow(@"\_")]
    [DataRow(@"\ ")]
    [DataRow(@"\é")]
    [DataRow(@"\😀")]
    [DataRow(@"\""")]
    [DataRow(@"\p")]
    [DataRow(@"\p{Nope}", true)]
    [DataRow(@"\P{L}", true)]
    [DataRow(@"\x")]
    [DataRow(@"\x1")]
    [DataRow(@"\xg1")]
    [DataRow(@"\c")]
    [DataRow(@"\c1")]
    [DataRow(@"\c*")]
    [DataRow(@"\c_")]
    [DataRow(@"[\a]")]
    [DataRow(@"[\B]")]
    [DataRow(@"[\c]")]
    [DataRow(@"[\c*]")]
    [DataRow(@"[\x1]")]
    public void Legacy_UnknownEscape_IsTheCharacterItself(string pattern, bool isProperty = false)
    {
        RegExpAssert.Valid(pattern, "-");
        if (!isProperty)
        {
            RegExpAssert.Invalid(pattern, "u", pattern == @"\p" ? "RegExpInvalidPropertyName" : "RegExpInvalidEscape");
        }
    }

    [TestMethod]
    [DataRow(@"\u")]
    [DataRow(@"\u1")]
    [DataRow(@"\u004")]
    [DataRow(@"\u{}")]
    [DataRow(@"\u{g}")]
    [DataRow(@"\u{110000}")]
    [DataRow(@"[\u]")]
    [DataRow(@"[\u{61]")]
    public void Legacy_IncompleteUnicodeEscape_IsTheLetterU(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpInvalidUnicodeEscape");
    }

    [TestMethod]
    public void Legacy_BracesAfterTheLetterU_AreAQuantifier()
    {
        RegExpAssert.Valid(@"\u{1,2}", "-");
        RegExpAssert.Invalid(@"\u{2,1}", "-", "RegExpQuantifierOutOfOrder");
        RegExpAssert.Invalid(@"\u{2}*", "-", "RegExpNothingToRepeat");
    }

    [TestMethod]
    [DataRow(@"\00")]
    [DataRow(@"\01")]
    [DataRow(@"\09")]
    [DataRow(@"[\1]")]
    [DataRow(@"[\8]")]
    [DataRow(@"[\12]")]
    [DataRow(@"[\377]")]
    [DataRow(@"[\400]")]
    [DataRow(@"[\00]")]
    public void Legacy_OctalOrDigitEscape_IsACharacter(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpInvalidDecimalEscape");
    }

    [TestMethod]
    [DataRow(@"\1")]
    [DataRow(@"\8")]
    [DataRow(@"\9*")]
    [DataRow(@"(a)\2")]
    [DataRow(@"\377")]
    [DataRow(@"\99999999999999999999999")]
    public void Legacy_NumberWithoutAGroup_IsNoReference(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpUnknownGroupNumber");
    }

    [TestMethod]
    [DataRow(@"[\d-a]")]
    [DataRow(@"[a-\d]")]
    [DataRow(@"[\s-\w]")]
    [DataRow(@"[--\d]")]
    [DataRow(@"[\W-a-z]")]
    public void Legacy_ClassEscapeAsARangeBound_MakesTheDashACharacter(string pattern)
    {
        RegExpAssert.Valid(pattern, "-");
        RegExpAssert.Invalid(pattern, "u", "RegExpInvalidClassRange");
    }

    [TestMethod]
    [DataRow(@"\k")]
    [DataRow(@"\k<")]
    [DataRow(@"\k<a>")]
    [DataRow(@"\k<a>*")]
    [DataRow(@"\k<\u{61}>")]
    [DataRow(@"\k<1>")]
    [DataRow(@"\k{a}")]
    [DataRow(@"[\k]")]
    [DataRow(@"(a)\k<a>(?:b)(?=c)(?<=d)")]
    public void Legacy_ReferenceByNameWithoutNamedGroups_IsTheLetterK(string pattern) => RegExpAssert.Valid(pattern, "-");

    [TestMethod]
    [DataRow(@"\k(?<a>x)")]
    [DataRow(@"(?<a>x)\k")]
    [DataRow(@"(?<a>x)\k<")]
    [DataRow(@"(?<a>x)\k<1>")]
    [DataRow(@"(?<a>x)\k{a}")]
    [DataRow(@"(?<a>x)[\k]")]
    [DataRow(@"[\k<a>](?<a>x)")]
    public void Legacy_MalformedReferenceBesideANamedGroup_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, "-", "RegExpInvalidNamedReference");

    [TestMethod]
    public void Legacy_ControlEscapesOfClasses_CountAsRangeBounds()
    {
        RegExpAssert.Valid(@"[\c0-\c9]", "-");
        RegExpAssert.Valid(@"[\c_-a]", "-");
        RegExpAssert.Invalid(@"[\c9-\c0]", "-", "RegExpClassRangeOutOfOrder");
        RegExpAssert.Invalid(@"[a-\c]", "-", "RegExpClassRangeOutOfOrder");
    }
}
