namespace BaasFunctions.Sandbox.Compilation.TypeScript;

/// <param name="Kind">What it is.</param>
/// <param name="Keyword">Which word; none for a name.</param>
/// <param name="Start">Where it begins, in UTF-16 units.</param>
/// <param name="End">Where it ends.</param>
/// <param name="AfterLineEnd">Whether a line ends between it and the token before.</param>
internal readonly record struct Token(TokenKind Kind, Keyword Keyword, int Start, int End, bool AfterLineEnd);
