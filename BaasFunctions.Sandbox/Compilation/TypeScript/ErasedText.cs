namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>A text without its types, or why it has none.</summary>
/// <param name="Text">The text, as long as its author's, each line where it was; null for a fault.</param>
/// <param name="Fault">Why there is none.</param>
internal readonly record struct ErasedText(string? Text, ErasureFault? Fault);
