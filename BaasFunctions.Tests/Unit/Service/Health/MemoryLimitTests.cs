using BaasFunctions.Service.Health;

namespace BaasFunctions.Tests.Unit.Service.Health;

[TestClass]
public sealed class MemoryLimitTests
{
    [TestMethod]
    [DataRow("536870912\n", 536870912L)]
    [DataRow("max\n", null)]
    [DataRow("9223372036854771712\n", null)]
    [DataRow("0", null)]
    [DataRow("", null)]
    public void Parse_ControlGroupFile_IsALimitOrNone(string text, long? expected) => Assert.AreEqual(expected, MemoryLimit.Parse(text));

    [TestMethod]
    public void Bytes_Here_IsPositive() => Assert.IsTrue(MemoryLimit.Bytes() > 1 << 20);
}
