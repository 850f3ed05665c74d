using BaasFunctions.Sandbox.Compilation.Files;

namespace BaasFunctions.Sandbox.Validation;

/// <summary>A file of a function of several.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Files">What it can import.</param>
/// <param name="IsEntry">Whether its default export is what is called.</param>
internal sealed record ValidatedFile(string Path, ProgramFiles Files, bool IsEntry);
