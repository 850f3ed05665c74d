namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>Why the types of a text are not erased.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Start">Where, in UTF-16 units.</param>
/// <param name="End">The end of what is wrong.</param>
/// <param name="Form">What is not erasable.</param>
/// <param name="Rewrite">What to write in its place.</param>
internal sealed record ErasureFault(ErasureFaultKind Kind, int Start, int End, string? Form = null, string? Rewrite = null);
