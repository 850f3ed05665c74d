using System.Text.RegularExpressions;
using BaasFunctions.Tests.Conformance.Suites;

namespace BaasFunctions.Tests.Conformance.Mutation;

/// <summary>The sources that mutants are made of, cut into tokens.</summary>
internal sealed partial class MutationCorpus
{
    private const int ShortestSlice = 60;
    private const int LongestSlice = 2000;

    public MutationCorpus()
    {
        IEnumerable<MutationSeed> suites =
            from suite in ParserTestSuite.All
            where suite.Name != "pass-explicit"
            from file in suite.ReadFiles()
            where file.Source.Length <= LongestSlice
            select new MutationSeed(file.Name, SourceTokens.Split(file.Source), file.IsModule);
        Seeds = [.. suites, .. Slice("lodash/lodash.js"), .. Slice("three/build/three.cjs")];
    }

    public IReadOnlyList<MutationSeed> Seeds { get; }

    // Functions and classes, told by their indentation.
    private static IEnumerable<MutationSeed> Slice(string file) =>
        from match in Definition().Matches(ConformanceFiles.ReadText(ConformanceFiles.Package(file)))
        where match.Length is >= ShortestSlice and <= LongestSlice
        select new MutationSeed($"{file}@{match.Index}", SourceTokens.Split(match.Value), IsModule: false);

    [GeneratedRegex(@"^([ \t]*)(?:async )?(?:function|class)\b.*\n(?:.*\n)*?\1\}", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Definition();
}
