using System.Text;
using BaasFunctions.Service.Contracts;
using BaasFunctions.Service.Requests;

namespace BaasFunctions.Tests.Unit.Service.Requests;

[TestClass]
public sealed class JsonFaultTests
{
    [TestMethod]
    [DataRow("{\n  \"a\": 1,\n}", 3, 1, "remove the comma")]
    [DataRow("{'a': 1}", 1, 2, "double quotes")]
    [DataRow("{a: 1}", 1, 2, "double quotes")]
    [DataRow("{\"a\": undefined}", 1, 7, "undefined")]
    [DataRow("{\"a\": NaN}", 1, 7, "NaN")]
    [DataRow("{\"a\": 1 // x\n}", 1, 9, "no comments")]
    [DataRow("{\"a\" 1}", 1, 6, "not expected")]
    [DataRow("{\"a\": 1 \"b\": 2}", 1, 9, "comma")]
    [DataRow("{\"a\": [1, 2", 1, 12, "ends too early")]
    [DataRow("{\"ü€😀\": x}", 1, 10, "double quotes")]
    [DataRow("{} {}", 1, 4, "not expected")]
    [DataRow("<html>", 1, 1, "HTML")]
    [DataRow("   ", 1, 4, "ends too early")]
    [DataRow("\"text\"", 1, 1, "an object is expected, found string")]
    [DataRow("12", 1, 1, "an object is expected, found number")]
    public void Read_BrokenJson_NamesPlaceAndAdvice(string body, int line, int column, string advice)
    {
        var refusal = Refuse(Encoding.UTF8.GetBytes(body));

        Assert.AreEqual("INVALID_JSON", refusal.Code);
        Assert.AreEqual((line, column), (refusal.Position!.Value.Line, refusal.Position.Value.Column), refusal.Message);
        StringAssert.Contains(refusal.Message, advice);
        StringAssert.Contains(refusal.Message, $"line {line}, column {column}");
    }

    [TestMethod]
    public void Read_ByteOrderMark_CountsInTheOffset() =>
        Assert.AreEqual(4, Refuse([0xEF, 0xBB, 0xBF, (byte)'{', (byte)'x']).Position!.Value.ByteOffset);

    [TestMethod]
    public void Read_NotUtf8_NamesTheByte()
    {
        var refusal = Refuse([(byte)'{', (byte)'"', 0xFF, (byte)'"', (byte)':', (byte)'1', (byte)'}']);

        Assert.AreEqual(2, refusal.Position!.Value.ByteOffset);
        StringAssert.Contains(refusal.Message, "UTF-8");
    }

    [TestMethod]
    public void Read_DeepNesting_IsRefused()
    {
        StringAssert.Contains(Refuse(Nested(65)).Message, "64 levels");
        Assert.AreEqual("MISSING_FIELDS", Refuse(Nested(64)).Code);
        Assert.AreEqual("INVALID_JSON", Refuse(Nested(1_000_000)).Code);
    }

    private static byte[] Nested(int levels) =>
        Encoding.UTF8.GetBytes("{\"a\":" + new string('[', levels) + new string(']', levels) + "}");

    private static ApiError Refuse(byte[] body) => ExecuteFields.Read(body, out _)!;
}
