using System.Text.RegularExpressions;

namespace BaasFunctions.Tests.Unit;

/// <summary>docs/architecture.md names files, and they are there.</summary>
[TestClass]
public sealed partial class ArchitectureDocumentTests
{
    private const int LeastFiles = 15;

    [TestMethod]
    public void Way_OfARequest_NamesFilesThatExist()
    {
        var document = File.ReadAllText(Repository.PathOf("docs/architecture.md"));
        var from = document.IndexOf("## The way of one request", StringComparison.Ordinal);
        var section = document[from..document.IndexOf("\n## ", from + 1, StringComparison.Ordinal)];
        var files = FileName.Matches(section).Select(match => match.Groups[1].Value).ToArray();

        Assert.IsGreaterThanOrEqualTo(LeastFiles, files.Length);
        Assert.IsEmpty(files.Where(file => !File.Exists(Repository.PathOf(file))));
    }

    [GeneratedRegex("`(BaasFunctions[^`]*\\.cs)`")]
    private static partial Regex FileName { get; }
}
