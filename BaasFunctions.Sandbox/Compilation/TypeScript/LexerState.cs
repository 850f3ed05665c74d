namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <summary>Where a lexer is, to come back to.</summary>
internal readonly record struct LexerState(int At, Token Current, int PreviousEnd);
