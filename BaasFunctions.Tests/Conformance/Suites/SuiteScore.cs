namespace BaasFunctions.Tests.Conformance.Suites;

/// <summary>How many files of a suite got the suite's verdict, and how many a later edition of the language overtook.</summary>
internal sealed record SuiteScore(string Suite, int Total, int Right, int Exceptions);
