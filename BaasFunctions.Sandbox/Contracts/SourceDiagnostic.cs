namespace BaasFunctions.Sandbox.Contracts;

/// <summary>A position in the author's source.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in UTF-16 units.</param>
/// <param name="CodeFrame">Up to three lines of source, the last of them followed by a caret; null when not available.</param>
public sealed record SourceDiagnostic(int Line, int Column, string? CodeFrame);
