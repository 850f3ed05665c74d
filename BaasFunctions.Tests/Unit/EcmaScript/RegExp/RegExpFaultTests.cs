using Acornima.RegularExpressions;

namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpFaultTests
{
    [TestMethod]
    [DataRow("ab**", "", 3, "Nothing to repeat")]
    [DataRow("a{2,1}", "", 1, "Numbers out of order in {} quantifier")]
    [DataRow("a{2", "u", 1, "Incomplete quantifier")]
    [DataRow("ab]", "u", 2, "Lone bracket; escape it with a backslash")]
    [DataRow("ab)", "", 2, "Unmatched ')'")]
    [DataRow("a(b(c", "", 3, "Unterminated group")]
    [DataRow("a(?z)", "", 1, "Invalid group")]
    [DataRow("a(?ii:b)", "", 4, "Modifier 'i' given twice")]
    [DataRow("a(?-:b)", "", 3, "Modifiers to add or remove are missing")]
    [DataRow("a(?<1>b)", "", 3, "Invalid capture group name")]
    [DataRow("(?<n>a)(?<n>b)", "", 9, "Duplicate capture group name")]
    [DataRow(@"a\k", "u", 1, "Invalid named reference")]
    [DataRow(@"a\k<m>\k<n>(?<n>b)", "", 1, "Reference to a capture group name that does not exist")]
    [DataRow(@"(a)\1\2", "u", 5, "Reference to a capture group number that does not exist")]
    [DataRow("ab\\", "", 2, "\\ at end of pattern")]
    [DataRow(@"a\-", "u", 1, "Invalid escape")]
    [DataRow(@"a\00", "u", 1, "Invalid decimal escape")]
    [DataRow(@"a\u{110000}", "u", 1, "Invalid Unicode escape")]
    [DataRow(@"a\p{Nope}", "u", 1, "Invalid property name")]
    [DataRow(@"a\P{RGI_Emoji}", "v", 1, "A property of strings cannot be negated")]
    [DataRow("a[b", "", 1, "Unterminated character class")]
    [DataRow("a[b[c]", "v", 1, "Unterminated character class")]
    [DataRow("[az-b]", "", 2, "Range out of order in character class")]
    [DataRow(@"[a\w-b]", "u", 2, "Range bound is not a single character")]
    [DataRow("[a(]", "v", 2, "Invalid character in character class; escape it with a backslash")]
    [DataRow("[ab&&c]", "v", 3, "Invalid set operation in character class")]
    [DataRow(@"a[^\q{bc}]", "v", 1, "Negated character class may contain strings")]
    public void Fault_OfEachKind_TellsWhatAndWhere(string pattern, string flags, int offset, string message)
    {
        var fault = RegExpValidator.Validate(pattern, flags)!.Value;

        Assert.AreEqual(message, fault.Message);
        Assert.AreEqual(offset, fault.Offset);
        Assert.IsFalse(fault.InFlags);
    }
}
