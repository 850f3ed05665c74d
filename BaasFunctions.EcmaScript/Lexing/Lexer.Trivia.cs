using System.Buffers;

namespace Acornima.Lexing;

/// <summary>White space, line ends and comments (ECMA-262, 12.2 to 12.5, B.1.1).</summary>
internal partial class Lexer
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    private void SkipTrivia()
    {
        while (true)
        {
            var c = At(Position);
            switch (c)
            {
                case ' ' or '\t' or '\v' or '\f':
                    Position++;
                    break;
                case '\n' or '\r':
                    NewLineBefore = true;
                    Position++;
                    break;
                case '/' when At(Position + 1) == '/':
                    SkipLine();
                    break;
                case '/' when At(Position + 1) == '*':
                    SkipBlockComment();
                    break;
                case '<' when !IsModule && Input.AsSpan(Position).StartsWith("<!--"):
                    SkipLine();
                    break;
                case '-' when !IsModule && IsAtLineStart() && Input.AsSpan(Position).StartsWith("-->"):
                    SkipLine();
                    break;
                case '\u2028' or '\u2029':
                    NewLineBefore = true;
                    Position++;
                    break;
                default:
                    if (!CharacterClass.IsWideSpace(c))
                    {
                        return;
                    }

                    Position++;
                    break;
            }
        }
    }

    /// <summary>Skips blanks and comments without moving the lexer.</summary>
    /// <param name="offset">Where to begin.</param>
    /// <param name="hasLineEnd">A line end was among them.</param>
    private protected int SkipTriviaFrom(int offset, out bool hasLineEnd)
    {
        var (position, newLine) = (Position, NewLineBefore);
        Position = offset;
        NewLineBefore = false;
        SkipTrivia();
        (offset, hasLineEnd) = (Position, NewLineBefore);
        Position = position;
        NewLineBefore = newLine;
        return offset;
    }

    private bool IsAtLineStart() => NewLineBefore || LastTokenEnd == Source.Start;

    private void SkipHashbang()
    {
        if (Position == 0 && Input.StartsWith("#!", StringComparison.Ordinal))
        {
            SkipLine();
        }
    }

    private void SkipLine()
    {
        var length = Input.AsSpan(Position).IndexOfAny(LineEnds);
        Position = length < 0 ? Input.Length : Position + length;
    }

    private void SkipBlockComment()
    {
        var body = Input.AsSpan(Position + 2);
        var length = body.IndexOf("*/");
        if (length < 0)
        {
            throw Error(Position, "UnterminatedComment", "Unterminated comment");
        }

        NewLineBefore |= body[..length].ContainsAny(LineEnds);
        Position += length + 4;
    }
}
