namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>A part of a text that becomes blanks.</summary>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="First">What its first character becomes.</param>
internal readonly record struct Erasure(int Start, int End, char First = ' ');
