namespace BaasFunctions.AstGenerator;

/// <summary>What the table generates: file name, relative to the parser's <c>Ast</c> folder, and text.</summary>
internal static class GeneratedFiles
{
    public static IReadOnlyDictionary<string, string> From(string tablePath)
    {
        var shapes = NodeTable.Read(tablePath);
        var files = shapes
            .GroupBy(s => s.Family)
            .Where(g => g.Any(s => !s.IsManual))
            .ToDictionary(g => $"{g.Key}.g.cs", NodeWriter.Write);
        files["AstVisitor.g.cs"] = VisitorWriter.Write(shapes);
        return files;
    }
}
