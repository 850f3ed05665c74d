namespace BaasFunctions.Sandbox.Contracts;

/// <summary>Where a statement begins.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in UTF-16 units.</param>
/// <param name="File">The file, of a function of several; null for a function of one.</param>
public readonly record struct CoveragePlace(int Line, int Column, string? File = null);
