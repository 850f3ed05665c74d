namespace BaasFunctions.Tests.Conformance.Suites;

/// <summary>One folder of test262-parser-tests and what it says about its files.</summary>
internal sealed record ParserTestSuite(string Name, int Files, bool MustParse)
{
    public static readonly IReadOnlyList<ParserTestSuite> All =
    [
        new("pass", 1981, true),
        new("pass-explicit", 1981, true),
        new("fail", 731, false),
        new("early", 668, false),
    ];

    public IReadOnlyList<ParserTestFile> ReadFiles() =>
    [
        .. Directory.EnumerateFiles(ConformanceFiles.Package($"test262-parser-tests/{Name}"), "*.js")
            .Order(StringComparer.Ordinal)
            .Select(path => new ParserTestFile($"{Name}/{Path.GetFileName(path)}", ConformanceFiles.ReadText(path))),
    ];
}
