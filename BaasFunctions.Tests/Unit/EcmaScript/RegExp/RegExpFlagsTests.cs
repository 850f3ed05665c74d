using Acornima.RegularExpressions;

namespace BaasFunctions.Tests.Unit.EcmaScript.RegExp;

[TestClass]
public sealed class RegExpFlagsTests
{
    [TestMethod]
    [DataRow("")]
    [DataRow("d")]
    [DataRow("g")]
    [DataRow("i")]
    [DataRow("m")]
    [DataRow("s")]
    [DataRow("u")]
    [DataRow("v")]
    [DataRow("y")]
    [DataRow("dgimsuy")]
    [DataRow("yvsmigd")]
    public void Flags_KnownAndEachOnce_AreValid(string flags) => Assert.IsNull(RegExpValidator.Validate("a", flags));

    [TestMethod]
    [DataRow("x", 0, "Unknown flag 'x'")]
    [DataRow("gG", 1, "Unknown flag 'G'")]
    [DataRow("g i", 1, "Unknown flag")]
    [DataRow("\\u0067", 0, "Unknown flag")]
    [DataRow("é", 0, "Unknown flag")]
    [DataRow("gg", 1, "Flag 'g' given twice")]
    [DataRow("uu", 1, "Flag 'u' given twice")]
    [DataRow("vgv", 2, "Flag 'v' given twice")]
    [DataRow("dgimsdyu", 5, "Flag 'd' given twice")]
    [DataRow("uv", 1, "Flags 'u' and 'v' cannot be combined")]
    [DataRow("giv u", 3, "Unknown flag")]
    [DataRow("vgu", 2, "Flags 'u' and 'v' cannot be combined")]
    public void Flags_UnknownRepeatedOrConflicting_AreAFaultInTheFlags(string flags, int offset, string message) =>
        Assert.AreEqual(new RegExpFault("InvalidRegExpFlags", message, offset, InFlags: true), RegExpValidator.Validate("a", flags));

    [TestMethod]
    public void Flags_InvalidAsThePattern_AreReportedFirst() =>
        Assert.IsTrue(RegExpValidator.Validate("(", "gg")!.Value.InFlags);

    [TestMethod]
    [DataRow(@"\u{1", "", true)]
    [DataRow(@"\u{1", "gimsdy", true)]
    [DataRow(@"\u{1", "gu", false)]
    [DataRow(@"\u{1", "gv", false)]
    [DataRow("[(]", "iu", true)]
    [DataRow("[(]", "iv", false)]
    public void Flags_UAndV_SelectTheGrammar(string pattern, string flags, bool isValid) =>
        Assert.AreEqual(isValid, RegExpValidator.Validate(pattern, flags) is null);
}
