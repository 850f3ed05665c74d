namespace BaasFunctions.Tests.Conformance.Suites;

/// <summary>One file of test262-parser-tests, named by its folder and file name.</summary>
internal sealed record ParserTestFile(string Name, string Source)
{
    public bool IsModule => Name.EndsWith(".module.js", StringComparison.Ordinal);
}
