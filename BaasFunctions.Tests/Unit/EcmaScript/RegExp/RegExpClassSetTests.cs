namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

/// <summary>Classes of <c>v</c> mode: nesting, set operations, strings.</summary>
[TestClass]
public sealed class RegExpClassSetTests
{
    [TestMethod]
    [DataRow("[[]]")]
    [DataRow("[[a][b]]")]
    [DataRow("[a[b[c[^d]]]]")]
    [DataRow("[^[^a]]")]
    [DataRow("[a-z[0-9]]")]
    [DataRow(@"[a-z\d_]")]
    [DataRow("[&]")]
    [DataRow("[a&b]")]
    [DataRow("[!a!b!]")]
    [DataRow("[ab^]")]
    [DataRow("[!-&]")]
    [DataRow("[&-a]")]
    [DataRow(@"['  '']")]
    public void ClassSet_Union_TakesOperandsAndRanges(string pattern) => AssertSet(pattern, null);

    [TestMethod]
    [DataRow("[a&&b]")]
    [DataRow("[a&&b&&c]")]
    [DataRow("[[a-z]&&[aeiou]]")]
    [DataRow(@"[\w&&\d]")]
    [DataRow(@"[\p{L}&&\p{ASCII}]")]
    [DataRow(@"[a&&\&]")]
    [DataRow(@"[\&&&a]")]
    [DataRow(@"[\q{a|b}&&a]")]
    [DataRow("[[a&&b]c]")]
    public void ClassSet_Intersection_TakesOperands(string pattern) => AssertSet(pattern, null);

    [TestMethod]
    [DataRow("[a--b]")]
    [DataRow("[a--b--c]")]
    [DataRow("[[a-z]--[aeiou]]")]
    [DataRow(@"[\w--\d]")]
    [DataRow(@"[\p{L}--[a-z]]")]
    [DataRow(@"[\w--\-]")]
    [DataRow(@"[\p{RGI_Emoji}--\q{😀}]")]
    [DataRow("[[a--b]&&c]")]
    public void ClassSet_Subtraction_TakesOperands(string pattern) => AssertSet(pattern, null);

    [TestMethod]
    [DataRow("[&&]")]
    [DataRow("[&&a]")]
    [DataRow("[a&&]")]
    [DataRow("[a&&&b]")]
    [DataRow("[a&&&&b]")]
    [DataRow("[a&&b&c]")]
    [DataRow("[a&&bc]")]
    [DataRow("[ab&&c]")]
    [DataRow("[a-b&&c]")]
    [DataRow("[a&&b-c]")]
    [DataRow("[--]")]
    [DataRow("[--a]")]
    [DataRow("[a--]")]
    [DataRow("[a--bc]")]
    [DataRow("[ab--c]")]
    [DataRow("[a-z--c]")]
    [DataRow("[a--b-c]")]
    [DataRow("[a&&b--c]")]
    [DataRow("[a--b&&c]")]
    [DataRow(@"[\w\d--a]")]
    [DataRow("[a--[b]c]")]
    [DataRow("[a--&&]")]
    public void ClassSet_OperatorMixedOrWithoutOperand_IsInvalid(string pattern) =>
        AssertSet(pattern, "RegExpInvalidSetOperation");

    [TestMethod]
    [DataRow("!")]
    [DataRow("#")]
    [DataRow("$")]
    [DataRow("%")]
    [DataRow("*")]
    [DataRow("+")]
    [DataRow(",")]
    [DataRow(".")]
    [DataRow(":")]
    [DataRow(";")]
    [DataRow("<")]
    [DataRow("=")]
    [DataRow(">")]
    [DataRow("?")]
    [DataRow("@")]
    [DataRow("`")]
    [DataRow("~")]
    [DataRow("^")]
    public void ClassSet_ReservedSignDoubled_IsInvalidUnlessApart(string sign)
    {
        AssertSet($"[a{sign}]", null);
        AssertSet($"[{sign}a{sign}]".Replace("[^a", "[a"), null);
        AssertSet($"[a\\{sign}{sign}]", null);
        AssertSet($"[a{sign}{sign}]", "RegExpInvalidSetOperation");
        AssertSet($@"[\q{{{sign}{sign}}}]", "RegExpInvalidSetOperation");
    }

    [TestMethod]
    [DataRow("[(]")]
    [DataRow("[)]")]
    [DataRow("[{]")]
    [DataRow("[}]")]
    [DataRow("[/]")]
    [DataRow("[|]")]
    [DataRow("[-]")]
    [DataRow("[-a]")]
    [DataRow("[a-]")]
    [DataRow("[a---b]")]
    [DataRow(@"[\d-a]")]
    [DataRow("[a-[b]]")]
    [DataRow("[[a]-b]")]
    [DataRow("[a-b-c]")]
    [DataRow(@"[\q{(}]")]
    [DataRow(@"[\q{a-b}]")]
    [DataRow(@"[\q{[a]}]")]
    public void ClassSet_SyntaxCharacterUnescaped_IsInvalid(string pattern) =>
        AssertSet(pattern, "RegExpInvalidClassCharacter");

    [TestMethod]
    [DataRow(@"[\(\)\[\]\{\}\/\-\\\|]")]
    [DataRow(@"[\&\-\!\#\%\,\:\;\<\=\>\@\`\~]")]
    [DataRow(@"[\^\$\.\*\+\?]")]
    [DataRow(@"[\b\n\0\cA\x41\u0041\u{41}]")]
    [DataRow(@"[\!-\~]")]
    public void ClassSet_SyntaxCharacterEscaped_IsValid(string pattern) => AssertSet(pattern, null);

    [TestMethod]
    [DataRow(@"[a-\d]")]
    [DataRow(@"[\_]")]
    [DataRow(@"[\'\]]")]
    [DataRow(@"[\q]")]
    [DataRow(@"[\qa]")]
    [DataRow(@"[\q{]")]
    [DataRow(@"[\q{\d}]")]
    [DataRow(@"[\q{\p{L}}]")]
    [DataRow(@"[\k]")]
    [DataRow(@"[\c1]")]
    public void ClassSet_EscapeUnknownToClasses_IsInvalid(string pattern) =>
        Assert.IsNotNull(Acornima.RegularExpressions.RegExpValidator.Validate(pattern, "v"));

    [TestMethod]
    [DataRow(@"[\q{}]")]
    [DataRow(@"[\q{a}]")]
    [DataRow(@"[\q{abc|d|}]")]
    [DataRow(@"[\q{||}]")]
    [DataRow(@"[\q{\u{1F600}|\b|\-}]")]
    [DataRow(@"[^\q{a}]")]
    [DataRow(@"[^\q{a|b|c}]")]
    [DataRow(@"[^\q{😀}]")]
    [DataRow(@"[^\q{\ud83d\ude00}]")]
    [DataRow(@"[^\q{ab}&&a]")]
    [DataRow(@"[^a&&\q{ab}]")]
    [DataRow(@"[^a--\q{ab}]")]
    [DataRow(@"[^\q{ab}&&\q{c}&&\q{de}]")]
    [DataRow(@"[^[^a][b]]")]
    [DataRow(@"[^\p{RGI_Emoji}&&a]")]
    [DataRow(@"[^\w--\p{RGI_Emoji}]")]
    public void ClassSet_StringsWhereTheyMayBe_IsValid(string pattern) => AssertSet(pattern, null);

    [TestMethod]
    [DataRow(@"[^\q{}]")]
    [DataRow(@"[^\q{ab}]")]
    [DataRow(@"[^\q{a|}]")]
    [DataRow(@"[^\q{a|b|cd}]")]
    [DataRow(@"[^a\q{ab}]")]
    [DataRow(@"[^\q{ab}a]")]
    [DataRow(@"[^\q{ab}--a]")]
    [DataRow(@"[^\q{ab}--\q{ab}]")]
    [DataRow(@"[^\q{ab}&&\q{cd}]")]
    [DataRow(@"[^[\q{ab}]]")]
    [DataRow(@"[^[[a]\q{ab}][b]]")]
    [DataRow(@"[^\p{RGI_Emoji}]")]
    [DataRow(@"[a[^\p{Basic_Emoji}]]")]
    public void ClassSet_NegatedWithStrings_IsInvalid(string pattern) => AssertSet(pattern, "RegExpNegatedStrings");

    [TestMethod]
    [DataRow("[[a]")]
    [DataRow("[[")]
    [DataRow("[a&&")]
    [DataRow("[a--[b")]
    [DataRow("[a-")]
    [DataRow("[^[^")]
    public void ClassSet_WithoutItsEnd_IsInvalid(string pattern) => AssertSet(pattern, "RegExpUnterminatedClass");

    [TestMethod]
    public void ClassSet_AfterItsEnd_PatternGoesOn()
    {
        AssertSet("[[a]]{2}(b)[c&&d]*", null);
        AssertSet("[[a]]]", "RegExpLoneBracket");
        AssertSet("[[a]]**", "RegExpNothingToRepeat");
    }

    private static void AssertSet(string pattern, string? code)
    {
        if (code is null)
        {
            RegExpAssert.Valid(pattern, "v");
        }
        else
        {
            RegExpAssert.Invalid(pattern, "v", code);
        }
    }
}
