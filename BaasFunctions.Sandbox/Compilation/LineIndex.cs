using System.Buffers;
using Acornima;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>Where the lines of a text start. Line ends are LF, CR, CRLF as one, U+2028 and U+2029 (ECMA-262, 12.3).</summary>
internal sealed class LineIndex
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create("\n\r\u2028\u2029");

    private readonly int[] _starts;

    public LineIndex(ReadOnlySpan<char> text)
    {
        var starts = new int[16];
        var count = 1;
        var at = 0;
        while (text[at..].IndexOfAny(LineEnds) is var next and >= 0)
        {
            at += next + 1;
            if (text[at - 1] == '\r' && at < text.Length && text[at] == '\n')
            {
                at++;
            }

            if (count == starts.Length)
            {
                Array.Resize(ref starts, count * 2);
            }

            starts[count++] = at;
        }

        _starts = count == starts.Length ? starts : starts.AsSpan(0, count).ToArray();
    }

    public int Count => _starts.Length;

    /// <summary>Line from 1, column from 0.</summary>
    public Position PositionOf(int offset)
    {
        var line = Array.BinarySearch(_starts, offset);
        line = line >= 0 ? line : ~line - 1;
        return Position.From(line + 1, offset - _starts[line]);
    }

    /// <summary>Offset of the first character of a line, counted from 1.</summary>
    public int StartOf(int line) => _starts[line - 1];
}
