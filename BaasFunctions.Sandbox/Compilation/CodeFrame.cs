using System.Globalization;
using System.Text;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>Shows a place in a source text as a person sees it: up to three lines with their numbers, and a caret below the last.</summary>
public static class CodeFrame
{
    private const int LinesShown = 3;
    private const int MaxWidth = 100;

    /// <summary>
    /// Renders the line of the place with up to two lines before it. Tabs become one blank, so that the caret stands right;
    /// a long line is cut around the place.
    /// </summary>
    /// <param name="source">The whole text.</param>
    /// <param name="line">Line of the place, from 1. Outside of the text it is moved to the nearest line.</param>
    /// <param name="column">Column of the place in UTF-16 units, from 0. Behind the line's end it is moved there.</param>
    public static string Render(string source, int line, int column)
    {
        ArgumentNullException.ThrowIfNull(source);
        return Render(source, new LineIndex(source), line, column);
    }

    internal static string Render(string source, LineIndex lines, int line, int column)
    {
        line = Math.Clamp(line, 1, lines.Count);
        var target = LineText(source, lines, line);
        column = Math.Clamp(column, 0, target.Length);
        var cut = Math.Max(0, column - (MaxWidth * 3 / 4));
        var digits = line.ToString(CultureInfo.InvariantCulture).Length;
        var frame = new StringBuilder();
        for (var shown = Math.Max(1, line - LinesShown + 1); shown <= line; shown++)
        {
            frame.Append(shown.ToString(CultureInfo.InvariantCulture).PadLeft(digits)).Append(" | ");
            AppendCut(frame, LineText(source, lines, shown), cut);
            frame.Append('\n');
        }

        return frame.Append(' ', digits).Append(" | ").Append(' ', column - cut).Append('^').ToString();
    }

    private static ReadOnlySpan<char> LineText(string source, LineIndex lines, int line)
    {
        var start = lines.StartOf(line);
        var end = line < lines.Count ? lines.StartOf(line + 1) : source.Length;
        return source.AsSpan(start, end - start).TrimEnd("\r\n\u2028\u2029");
    }

    private static void AppendCut(StringBuilder frame, ReadOnlySpan<char> text, int cut)
    {
        text = cut < text.Length ? text[cut..] : default;
        foreach (var c in text.Length > MaxWidth ? text[..MaxWidth] : text)
        {
            frame.Append(char.IsControl(c) ? ' ' : c);
        }
    }
}
