namespace BaasFunctions.Tests.Conformance.Suites;

/// <summary>A program whose explicit version in the suite is not the same program.</summary>
/// <param name="File">File name, the same in both folders.</param>
/// <param name="Compare">What is still compared: <c>shape</c>, the tree without names and values, or <c>nothing</c>.</param>
/// <param name="Reason">How the two differ.</param>
internal sealed record UnequalPair(string File, string Compare, string Reason);
