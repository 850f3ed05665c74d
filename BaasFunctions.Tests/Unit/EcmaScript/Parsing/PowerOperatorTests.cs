using Acornima;

namespace BaasFunctions.Tests.Unit.EcmaScript.Parsing;

[TestClass]
public sealed class PowerOperatorTests
{
    [TestMethod]
    [DataRow("-a ** 2")]
    [DataRow("-++a ** 2")]
    [DataRow("typeof --a ** 2")]
    [DataRow("!-++a ** 2")]
    [DataRow("-a++ ** 2")]
    [DataRow("async () => await a ** 2")]
    [DataRow("async () => await ++a ** 2")]
    public void Parse_PowerOfUnary_IsRejected(string source)
    {
        Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source));
    }

    [TestMethod]
    [DataRow("++a ** 2")]
    [DataRow("a-- ** 2")]
    [DataRow("2 ** -++a")]
    [DataRow("(-a) ** 2")]
    [DataRow("async () => (await a) ** await b")]
    public void Parse_PowerOfUpdateOrParentheses_IsAccepted(string source)
    {
        Assert.AreEqual(1, new Parser().ParseScript(source).Body.Count);
    }
}
