using BaasFunctions.Service.HostCalls.Database.Queries;

namespace BaasFunctions.Tests.Unit.Service.HostCalls.Storage;

[TestClass]
public sealed class CodePointOrderTests
{
    private static readonly string[] s_inOrder = ["", "A", "a", "aa", "a\uFFFF", "a\U00010000", "a\U0001F600", "b", "é", "\uD7FF", "\uE000", "\uFFFF", "\U00010000", "\U00010000a", "\U0010FFFF"];

    [TestMethod]
    public void Texts_AreInOrderOfTheirCodePoints()
    {
        for (var i = 0; i < s_inOrder.Length; i++)
        {
            for (var j = 0; j < s_inOrder.Length; j++)
            {
                Assert.AreEqual(Math.Sign(i.CompareTo(j)), Math.Sign(CodePointOrder.Compare(s_inOrder[i], s_inOrder[j])), $"{i} {j}");
            }
        }
    }

    [TestMethod]
    [DataRow("a", "b")]
    [DataRow("az", "a{")]
    [DataRow("\uD7FF", "\uE000")]
    [DataRow("\uFFFF", "\U00010000")]
    [DataRow("\U0001F600", "\U0001F601")]
    [DataRow("a\U0010FFFF", "b")]
    [DataRow("\U0010FFFF\U0010FFFF", null)]
    public void AfterPrefix_IsTheFirstTextBehindAllThatStartWithIt(string prefix, string? end)
    {
        Assert.AreEqual(end, CodePointOrder.AfterPrefix(prefix));
        Assert.IsTrue(end is null || CodePointOrder.Compare(prefix + "\U0010FFFF\U0010FFFF", end) < 0);
    }
}
