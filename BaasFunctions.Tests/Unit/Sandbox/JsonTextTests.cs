using System.Text;
using BaasFunctions.Sandbox.Engines.Values;

namespace BaasFunctions.Tests.Unit.Sandbox;

[TestClass]
public sealed class JsonTextTests
{
    [TestMethod]
    [DataRow("plain", "\"plain\"")]
    [DataRow("", "\"\"")]
    [DataRow("\"\\\b\f\n\r\t\u0001\u001f", "\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001\\u001f\"")]
    [DataRow("/<>&'\u2028\u007f", "\"/<>&'\u2028\u007f\"")]
    [DataRow("é中😀", "\"é中😀\"")]
    public void Quoted_Text_IsWhatStringifyWrites(string text, string expected) => Assert.AreEqual(expected, Quoted(text));

    [TestMethod]
    public void Quoted_LoneSurrogates_AreEscaped()
    {
        Assert.AreEqual("\"\\ud800\"", Quoted("\ud800"));
        Assert.AreEqual("\"a\\udc00\\ud83d😀\\udbff\"", Quoted("a\udc00\ud83d😀\udbff"));
    }

    [TestMethod]
    public void Quoted_MoreThanThereIsRoom_OverflowsWithoutGrowing()
    {
        using var text = new JsonText(16);
        text.Quoted(new string('x', 100));

        Assert.IsTrue(text.Overflowed);
        Assert.IsLessThanOrEqualTo(16, text.Length);
    }

    [TestMethod]
    public void Whole_Extremes_AreWrittenInFull()
    {
        using var text = new JsonText(100);
        text.Whole(long.MinValue);
        text.Raw((byte)' ');
        text.Whole(0);

        Assert.AreEqual("-9223372036854775808 0", Encoding.UTF8.GetString(text.ToArray()));
    }

    private static string Quoted(string value)
    {
        using var text = new JsonText(1 << 20);
        text.Quoted(value);
        return Encoding.UTF8.GetString(text.ToArray());
    }
}
