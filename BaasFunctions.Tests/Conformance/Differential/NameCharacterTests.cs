using System.Diagnostics;
using System.Globalization;
using Acornima.Text;

namespace BaasFunctions.Tests.Conformance.Differential;

[TestClass]
public sealed class NameCharacterTests
{
    /// <summary>The reference may know a later Unicode than the platform; what the platform calls assigned must be judged alike.</summary>
    [TestMethod]
    public void NameCharacters_OfAssignedCodePoints_AreTheReferenceOnes()
    {
        byte[] classes = new byte[0x110000];
        using (Process reference = ReferenceProcess.Start("names.mjs"))
        {
            reference.StandardOutput.BaseStream.ReadExactly(classes);
            reference.WaitForExit();
        }

        string[] different =
        [
            .. from codePoint in Enumerable.Range(0, classes.Length)
               where codePoint is (< 0xD800 or > 0xDFFF) && ClassOf(codePoint) != classes[codePoint]
               where ClassOf(codePoint) != 0 || CharUnicodeInfo.GetUnicodeCategory(codePoint) != UnicodeCategory.OtherNotAssigned
               select $"U+{codePoint:X4}: {ClassOf(codePoint)} instead of {classes[codePoint]}",
        ];

        Assert.IsEmpty(different, string.Join(Environment.NewLine, different.Take(100)));
    }

    private static int ClassOf(int codePoint) =>
        UnicodeIdentifier.IsStart(codePoint) ? 2 : UnicodeIdentifier.IsPart(codePoint) ? 1 : 0;
}
