namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpGroupTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("|")]
    [DataRow("a||b")]
    [DataRow("()")]
    [DataRow("(|)")]
    [DataRow("(a|b)(?:c|d)")]
    [DataRow("(((a)b)c)")]
    [DataRow("(?=a)(?!b)(?<=c)(?<!d)")]
    [DataRow("(?=)(?!)(?<=)(?<!)")]
    [DataRow("(?<=(?<!a|b)c)d")]
    [DataRow(@"\(")]
    [DataRow(@"[)]\)", "- u")]
    public void Group_Closed_IsValid(string pattern, string modes = RegExpAssert.AllModes) =>
        RegExpAssert.Valid(pattern, modes);

    [TestMethod]
    [DataRow("(", "RegExpUnterminatedGroup")]
    [DataRow("(a", "RegExpUnterminatedGroup")]
    [DataRow("(a|b", "RegExpUnterminatedGroup")]
    [DataRow("(?:a(b)", "RegExpUnterminatedGroup")]
    [DataRow("(?=", "RegExpUnterminatedGroup")]
    [DataRow("(?<n>", "RegExpUnterminatedGroup")]
    [DataRow(@"(\)", "RegExpUnterminatedGroup")]
    [DataRow(")", "RegExpUnmatchedParenthesis")]
    [DataRow("a)b", "RegExpUnmatchedParenthesis")]
    [DataRow("(a))", "RegExpUnmatchedParenthesis")]
    [DataRow("|)", "RegExpUnmatchedParenthesis")]
    [DataRow("(?", "RegExpInvalidGroup")]
    [DataRow("(?)", "RegExpInvalidGroup")]
    [DataRow("(?a)", "RegExpInvalidGroup")]
    [DataRow("(?*a)", "RegExpInvalidGroup")]
    [DataRow("(?>a)", "RegExpInvalidGroup")]
    [DataRow("(?#a)", "RegExpInvalidGroup")]
    [DataRow("(?P<n>a)", "RegExpInvalidGroup")]
    [DataRow("(? :a)", "RegExpInvalidGroup")]
    public void Group_NotClosedNotOpenedOrUnknown_IsInvalid(string pattern, string code) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, code);

    [TestMethod]
    [DataRow("(?i:a)")]
    [DataRow("(?m:a)")]
    [DataRow("(?s:a)")]
    [DataRow("(?ims:a)")]
    [DataRow("(?smi:a)")]
    [DataRow("(?-i:a)")]
    [DataRow("(?-ims:a)")]
    [DataRow("(?i-m:a)")]
    [DataRow("(?im-s:a)")]
    [DataRow("(?i-:a)")]
    [DataRow("(?i:(?-i:a)|b)*")]
    public void Modifiers_EachOnce_AreValid(string pattern) => RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow("(?ii:a)")]
    [DataRow("(?imi:a)")]
    [DataRow("(?-ss:a)")]
    [DataRow("(?i-i:a)")]
    [DataRow("(?ims-m:a)")]
    [DataRow("(?-:a)")]
    public void Modifiers_RepeatedOrMissing_AreInvalid(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpInvalidModifiers");

    [TestMethod]
    [DataRow("(?i)")]
    [DataRow("(?i-m)")]
    [DataRow("(?-)")]
    [DataRow("(?-")]
    [DataRow("(?i")]
    [DataRow("(?g:a)")]
    [DataRow("(?u:a)")]
    [DataRow("(?I:a)")]
    [DataRow("(?i-u:a)")]
    [DataRow("(?i--m:a)")]
    [DataRow("(?i-m-s:a)")]
    [DataRow("(?i m:a)")]
    [DataRow(@"(?\u0069:a)")]
    public void Modifiers_OfOtherLettersOrWithoutColon_AreNoGroup(string pattern) =>
        RegExpAssert.Invalid(pattern, RegExpAssert.AllModes, "RegExpInvalidGroup");

    [TestMethod]
    [DataRow(@"(a)\1")]
    [DataRow(@"\1(a)")]
    [DataRow(@"(a\1)")]
    [DataRow(@"(a)(b)\2\1")]
    [DataRow(@"(?<n>a)\1")]
    [DataRow(@"(?:a)(b)(?=(c))\2")]
    [DataRow(@"(((((((((((a)))))))))))\11")]
    public void NumberedReference_ToAGroupAnywhere_IsValid(string pattern) =>
        RegExpAssert.Valid(pattern, RegExpAssert.AllModes);

    [TestMethod]
    [DataRow(@"(a)\2")]
    [DataRow(@"(?:a)\1")]
    [DataRow(@"(?=a)\1")]
    [DataRow(@"(a)\10")]
    [DataRow(@"(a)\4294967297")]
    [DataRow(@"(a)\99999999999999999999")]
    [DataRow(@"\1[(]\(", "u")]
    public void NumberedReference_ToNoGroup_IsInvalidInUnicodeModes(string pattern, string modes = RegExpAssert.UnicodeModes) =>
        RegExpAssert.Invalid(pattern, modes, "RegExpUnknownGroupNumber");
}
