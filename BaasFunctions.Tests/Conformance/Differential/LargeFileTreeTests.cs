using System.Diagnostics;
using BaasFunctions.Tests.Conformance.EsTree;

namespace BaasFunctions.Tests.Conformance.Differential;

[TestClass]
public sealed class LargeFileTreeTests
{
    [TestMethod]
    [DataRow("three/build/three.cjs", false)]
    [DataRow("three/build/three.module.js", true)]
    [DataRow("three/build/three.module.min.js", true)]
    [DataRow("lodash/lodash.js", false)]
    [DataRow("lodash/lodash.min.js", false)]
    [DataRow("react-dom/cjs/react-dom.development.js", false)]
    [DataRow("acorn/dist/acorn.mjs", true)]
    [DataRow("typescript/lib/typescript.js", false)]
    public void Tree_OfWholeFile_IsTheReferenceTree(string file, bool isModule)
    {
        string path = ConformanceFiles.Package(file);
        ParseOutcome outcome = ParserUnderTest.Parse(ConformanceFiles.ReadText(path), isModule);
        Assert.IsTrue(outcome.Accepted, outcome.Error?.Message);

        using Process reference = ReferenceProcess.Start("tree.mjs", isModule ? "module" : "script", path);
        using var comparing = new ComparingStream(reference.StandardOutput.BaseStream);
        EsTreeWriter.Write(outcome.Tree, comparing);
        comparing.Complete();
        reference.StandardOutput.Close();
        reference.WaitForExit();

        Assert.IsNull(comparing.Difference, comparing.Difference);
        Assert.IsGreaterThan(new FileInfo(path).Length, comparing.Compared);
    }
}
