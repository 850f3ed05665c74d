using BaasFunctions.AstGenerator;

namespace BaasFunctions.Tests.Unit.EcmaScript.Ast;

[TestClass]
public sealed class AstGeneratorTests
{
    [TestMethod]
    public void GeneratedFiles_ComparedWithTable_AreUpToDate()
    {
        var folder = Repository.PathOf(Path.Combine("BaasFunctions.EcmaScript", "Ast"));
        var expected = GeneratedFiles.From(Path.Combine(folder, "nodes.table"));

        var stale = expected.Where(f => File.ReadAllText(Path.Combine(folder, f.Key)) != f.Value).Select(f => f.Key);
        Assert.AreEqual("", string.Join(", ", stale), "run: dotnet run --project tools/AstGenerator");

        var present = Directory.GetFiles(folder, "*.g.cs").Select(Path.GetFileName).Order(StringComparer.Ordinal);
        CollectionAssert.AreEqual(expected.Keys.Order(StringComparer.Ordinal).ToArray(), present.ToArray());
    }
}
