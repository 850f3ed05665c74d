namespace BaasFunctions.Sandbox.Validation;

/// <summary>A place in the author's text.</summary>
/// <param name="Line">1-based line.</param>
/// <param name="Column">1-based column in UTF-16 units.</param>
internal readonly record struct FindingPlace(int Line, int Column);
