using System.Diagnostics;
using System.Text;
using Acornima.RegularExpressions;

namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

/// <summary>Patterns made to overflow the stack, to take quadratic time or to throw.</summary>
[TestClass]
public sealed class RegExpHostileInputTests
{
    private const int SmallStackBytes = 128 * 1024;

    // A quadratic pass over a million characters takes minutes; a linear one milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    [TestMethod]
    [DataRow("(", "a", ")", "")]
    [DataRow("(?:", "", ")", "")]
    [DataRow("(?=", "", ")", "u")]
    [DataRow("(?<=", "", ")", "v")]
    [DataRow("(?i:", "", ")|", "")]
    [DataRow("[", "a", "]", "v")]
    [DataRow("[^", "", "]", "v")]
    [DataRow("[a--[b&&", "c", "]]", "v")]
    public void Nesting_OfAQuarterMillionLevels_NeedsNoStack(string open, string middle, string close, string flags)
    {
        var pattern = Repeat(open, 250_000) + middle + Repeat(close, 250_000);

        Assert.IsNull(ValidateOnSmallStack(pattern, flags));
    }

    [TestMethod]
    [DataRow("(", "", "RegExpUnterminatedGroup")]
    [DataRow("(?:", "u", "RegExpUnterminatedGroup")]
    [DataRow("(?<a", "", "RegExpInvalidGroupName")]
    [DataRow("[", "v", "RegExpUnterminatedClass")]
    [DataRow("[", "", "RegExpUnterminatedClass")]
    [DataRow("[a&&", "v", "RegExpUnterminatedClass")]
    [DataRow(")", "", "RegExpUnmatchedParenthesis")]
    [DataRow("*", "", "RegExpNothingToRepeat")]
    [DataRow(@"\u{0", "u", "RegExpInvalidUnicodeEscape")]
    [DataRow(@"\p{L", "u", "RegExpInvalidPropertyName")]
    public void Opening_AMillionTimesWithoutEnd_IsOneFault(string part, string flags, string code) =>
        Assert.AreEqual(code, ValidateOnSmallStack(Repeat(part, 1_000_000), flags)?.Code);

    [TestMethod]
    [DataRow(@"\k<a", "")]
    [DataRow(@"\k<\u0061", "")]
    [DataRow("a{1", "")]
    [DataRow("{", "")]
    [DataRow("{1,", "")]
    [DataRow(@"\u{", "")]
    [DataRow("|", "")]
    [DataRow("[a]", "")]
    [DataRow("[^]", "u")]
    [DataRow("[[a][b]]", "v")]
    [DataRow(@"[\q{ab|c}]", "v")]
    [DataRow("a{10,200}?", "u")]
    [DataRow(@"\p{Script_Extensions=Greek}", "u")]
    [DataRow("()|", "")]
    public void Repetition_AMillionTimes_TakesLinearTime(string part, string flags)
    {
        var pattern = Repeat(part, 1_000_000 / part.Length);

        Assert.IsNull(ValidateOnSmallStack(pattern, flags));
    }

    [TestMethod]
    public void Names_OfAHundredThousandGroupsAndReferences_TakeLinearTime()
    {
        var pattern = new StringBuilder();
        for (var index = 0; index < 100_000; index++)
        {
            pattern.Append($@"\k<n{99_999 - index}>(?<n{index}>a)\k<n{index}>\{index + 1}");
        }

        Assert.IsNull(ValidateOnSmallStack(pattern.ToString(), "u"));
        Assert.AreEqual("RegExpUnknownGroupName", ValidateOnSmallStack(pattern.Append(@"\k<m>").ToString(), "u")?.Code);
    }

    [TestMethod]
    public void Names_OneRepeatedInAHundredThousandAlternatives_TakeLinearTime()
    {
        Assert.IsNull(ValidateOnSmallStack(Repeat("(?<a>x)|", 100_000), ""));
        Assert.IsNull(ValidateOnSmallStack(Repeat("(?:(?<a>x)|", 50_000) + Repeat(")", 50_000), "v"));
        Assert.IsNull(ValidateOnSmallStack(Repeat("(?:", 50_000) + "(?<a>x)" + Repeat("|(?<a>x))", 50_000), "u"));
    }

    [TestMethod]
    public void Lengths_OfAMillionCharactersInOneToken_TakeLinearTime()
    {
        var digits = new string('9', 1_000_000);

        Assert.IsNull(ValidateOnSmallStack($"a{{{digits},{digits}}}", "u"));
        Assert.IsNull(ValidateOnSmallStack($@"\{digits}", ""));
        Assert.AreEqual("RegExpUnknownGroupNumber", ValidateOnSmallStack($@"\{digits}", "u")?.Code);
        Assert.IsNull(ValidateOnSmallStack($"(?<a{digits}>x)\\k<a{digits}>", ""));
        Assert.IsNull(ValidateOnSmallStack($"[{digits}]", "v"));
        Assert.IsNull(ValidateOnSmallStack($@"[\q{{{digits}}}]", "v"));
        Assert.IsNull(ValidateOnSmallStack($@"\u{{{new string('0', 1_000_000)}61}}", "u"));
        Assert.AreEqual("RegExpInvalidPropertyName", ValidateOnSmallStack($@"\p{{{digits}}}", "u")?.Code);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("u")]
    [DataRow("v")]
    public void AnyText_OfSyntaxPiecesInRandomOrder_NeverThrows(string flags)
    {
        string[] pieces =
        [
            "(", ")", "[", "]", "{", "}", "?", "*", "+", "|", "\\", "^", "$", "-", "&&", "--", "<", ">", "=", "!", ":",
            "(?<a>", "(?<", "(?:", "(?i-", "\\k<a>", "\\k<", "\\u{", "\\u", "\\x", "\\c", "\\p{L}", "\\p{", "\\q{", "[^",
            "a", "1", "0", ",", "\ud83d", "\ude00", "\0", "\uffff", "d83d", "{2,1}",
        ];
        var random = new Random(20_260);
        var pattern = new StringBuilder();
        for (var round = 0; round < 20_000; round++)
        {
            pattern.Clear();
            for (var count = random.Next(1, 12); count > 0; count--)
            {
                pattern.Append(pieces[random.Next(pieces.Length)]);
            }

            var fault = RegExpValidator.Validate(pattern.ToString(), flags);

            Assert.IsTrue(fault is null || (fault.Value.Offset >= 0 && fault.Value.Offset <= pattern.Length));
        }
    }

    private static string Repeat(string part, int count) => new StringBuilder().Insert(0, part, count).ToString();

    private static RegExpFault? ValidateOnSmallStack(string pattern, string flags)
    {
        RegExpFault? fault = null;
        var time = Stopwatch.StartNew();
        var thread = new Thread(() => fault = RegExpValidator.Validate(pattern, flags), SmallStackBytes);
        thread.Start();
        thread.Join();

        Assert.IsTrue(time.Elapsed < Patience, $"took {time.Elapsed}");
        return fault;
    }
}
