using Acornima;
using Acornima.Ast;

namespace BaasFunctions.Tests.Unit.EcmaScript.Lexing;

[TestClass]
public sealed class RadixNumberTests
{
    [TestMethod]
    [DataRow("0x20000000000001", 9007199254740992d)]
    [DataRow("0x20000000000003", 9007199254740996d)]
    [DataRow("0x10000000000000800", 18446744073709551616d)]
    [DataRow("0x10000000000000801", 18446744073709555712d)]
    [DataRow("0x10000000000001800", 18446744073709559808d)]
    [DataRow("0x1000000000000080000000000001", 3.245185536584268E+32)]
    [DataRow("0b1_00000000_00000000_00000000_00000000_00000000_00000000_00000000_00000000", 18446744073709551616d)]
    [DataRow("0o2000000000000000004001", 18446744073709555712d)]
    [DataRow("02000000000000000004001", 18446744073709555712d)]
    public void Number_WithRadixBeyondExactIntegers_IsRoundedToNearestEven(string source, double expected)
    {
        Assert.AreEqual(expected, ValueOf(source));
    }

    [TestMethod]
    public void Number_WithRadixBeyondDoubles_IsInfinite()
    {
        Assert.AreEqual(double.PositiveInfinity, ValueOf("0x1" + new string('0', 256)));
        Assert.AreEqual(Math.ScaleB(1, 1020), ValueOf("0x1" + new string('0', 255)));
    }

    private static double ValueOf(string source)
    {
        var statement = (NonSpecialExpressionStatement)new Parser().ParseScript(source).Body[0];
        return ((NumericLiteral)statement.Expression).Value;
    }
}
