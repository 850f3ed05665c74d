using Acornima;

namespace BaasFunctions.Tests.Unit.EcmaScript.Parsing;

[TestClass]
public sealed class AssignmentTargetTests
{
    [TestMethod]
    [DataRow("(a = 1) = 2")]
    [DataRow("(b = c) = {}")]
    [DataRow("for (a = 1 of []);")]
    [DataRow("for (a = 1 in {});")]
    [DataRow("for ((a = 1) of []);")]
    [DataRow("[(a = 1)] = []")]
    [DataRow("({ b: (a = 1) } = {})")]
    public void Parse_AssignmentAsTarget_IsRejected(string source)
    {
        Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source));
    }
}
