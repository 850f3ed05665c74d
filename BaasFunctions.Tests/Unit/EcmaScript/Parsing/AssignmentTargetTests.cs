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

    [TestMethod]
    [DataRow("({ a = 1 }(b) = c)")]
    [DataRow("for ({ a = 1 }(b) in c);")]
    [DataRow("[{ a = 1 }[b]] = c")]
    [DataRow("[...{ a = 1 }.b] = c")]
    [DataRow("[{ a = 1 }, { b = 1 }.c] = d")]
    [DataRow("({ a: { b = 1 }`c`.d } = e)")]
    [DataRow("[{ __proto__: a, __proto__: b }.c] = d")]
    public void Parse_PatternPartAsObjectOfATarget_IsRejected(string source)
    {
        Assert.ThrowsExactly<SyntaxErrorException>(() => new Parser().ParseScript(source));
    }

    [TestMethod]
    [DataRow("[{ a = 1 }, { b: 1 }.c] = d")]
    [DataRow("[{ a = 1 }, { b = 1 }] = d")]
    [DataRow("({ a: { b = 1 }, c: {}.d } = e)")]
    [DataRow("[{ __proto__: a, __proto__: b }] = d")]
    [DataRow("[{ a: 1 }.b, { c = 1 }] = d")]
    public void Parse_PatternBesideMembers_IsAccepted(string source)
    {
        Assert.AreEqual(1, new Parser().ParseScript(source).Body.Count);
    }
}
