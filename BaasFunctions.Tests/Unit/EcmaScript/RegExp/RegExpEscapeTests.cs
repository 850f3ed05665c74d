namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpEscapeTests
{
    [TestMethod]
    [DataRow(@"\f\n\r\t\v")]
    [DataRow(@"\d\D\s\S\w\W")]
    [DataRow(@"\bx\B")]
    [DataRow(@"\0")]
    [DataRow(@"\0a")]
    [DataRow(@"[\0]")]
    [DataRow(@"\ca\cZ")]
    [DataRow(@"[\cA]")]
    [DataRow(@"\x00\xfF")]
    [DataRow(@"\u0061\uFFFF")]
    [DataRow(@"\ud83d\ude00")]
    [DataRow(@"\ude00\ud83d")]
    [DataRow(@"\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/")]
    [DataRow(@"[\^\$\\\.\*\+\?\(\)\[\]\{\}\|\/\-\b]")]
    public void Escape_KnownToTheLanguage_IsValidInEveryMode(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow(@"\u{0}")]
    [DataRow(@"\u{61}")]
    [DataRow(@"\u{10FFFF}")]
    [DataRow(@"\u{10ffff}")]
    [DataRow(@"\u{000000000000000000000061}")]
    [DataRow(@"[\u{1F600}]")]
    [DataRow(@"\u{1F600}*")]
    public void Escape_CodePointInBraces_IsValidInUnicodeModes(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.UnicodeModes);

    [TestMethod]
    [DataRow(@"\u{")]
    [DataRow(@"\u{}")]
    [DataRow(@"\u{61")]
    [DataRow(@"\u{ 61}")]
    [DataRow(@"\u{-1}")]
    [DataRow(@"\u{6_1}")]
    [DataRow(@"\u{110000}")]
    [DataRow(@"\u{FFFFFFFFFFFFFFFFFFFF}")]
    [DataRow(@"\u{100000061}")]
    public void Escape_NoCodePointInBraces_IsInvalidInUnicodeModes(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, "RegExpInvalidUnicodeEscape");

    [TestMethod]
    [DataRow(@"\a")]
    [DataRow(@"\-")]
    [DataRow(@"\_")]
    [DataRow(@"\,")]
    [DataRow(@"\&")]
    [DataRow(@"\😀")]
    [DataRow(@"\c")]
    [DataRow(@"\c1")]
    [DataRow(@"\cé")]
    [DataRow(@"\x4")]
    [DataRow(@"\q{a}")]
    [DataRow(@"[\B]")]
    [DataRow(@"[\c_]")]
    [DataRow(@"[\q]")]
    [DataRow(@"[\a]")]
    [DataRow(@"\8", "RegExpUnknownGroupNumber")]
    [DataRow(@"\01", "RegExpInvalidDecimalEscape")]
    public void Escape_UnknownToTheLanguage_IsInvalidInUnicodeModes(string pattern, string code = "RegExpInvalidEscape") =>
        RegExpAssert.Invalid(pattern, RegExpAssert.UnicodeModes, code);

    [TestMethod]
    [DataRow("\\")]
    [DataRow("a\\")]
    [DataRow("(\\")]
    [DataRow(@"\\\")]
    [DataRow("[\\")]
    [DataRow("[a-\\")]
    public void Escape_AtTheEndOfThePattern_IsInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpEscapeAtEnd");

    [TestMethod]
    public void Escape_LineBreaksAndLoneSurrogates_AreCharactersOfPatterns()
    {
        foreach (var pattern in new[] { "\n", "\r\n", "\u2028", "\ud83d", "\ude00", "[\ud83d]", "a\0b" })
        {
            RegExpAssert.Valid(pattern, RegExpAssert.AllModes);
        }
    }
}
