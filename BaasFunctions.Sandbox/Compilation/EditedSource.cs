using System.Text;
using Acornima;

namespace BaasFunctions.Sandbox.Compilation;

/// <summary>A text with changes, which maps places of the changed text to the author's and back. No change moves a line.</summary>
internal sealed class EditedSource
{
    private readonly Dictionary<int, List<PlacedEdit>> _lines = [];

    public EditedSource(string source, IEnumerable<SourceEdit> edits)
    {
        var text = new StringBuilder(source.Length + 256);
        var copied = 0;
        var line = 1;
        var lineStart = 0;
        var shift = 0;
        foreach (var edit in edits.OrderBy(static edit => edit.Offset).ThenBy(static edit => edit.Order))
        {
            for (var at = copied; at < edit.Offset; at++)
            {
                if (source[at] is '\n' or '\u2028' or '\u2029' || (source[at] == '\r' && (at + 1 == source.Length || source[at + 1] != '\n')))
                {
                    (line, lineStart, shift) = (line + 1, at + 1, 0);
                }
            }

            text.Append(source, copied, edit.Offset - copied).Append(edit.Text);
            copied = edit.Offset + edit.Removed;
            if (!_lines.TryGetValue(line, out var placed))
            {
                _lines[line] = placed = [];
            }

            var column = edit.Offset - lineStart;
            placed.Add(new PlacedEdit(column, column + shift, edit.Text.Length, edit.IsAuthored));
            shift += edit.Text.Length - edit.Removed;
            placed[^1] = placed[^1] with { ShiftAfter = shift };
        }

        Text = text.Append(source, copied, source.Length - copied).ToString();
    }

    /// <summary>The changed text.</summary>
    public string Text { get; }

    /// <summary>The column, from 0, of a place before the changes.</summary>
    public int ColumnOf(Position position)
    {
        if (Before(position) is not { } edit)
        {
            return position.Column;
        }

        return position.Column < edit.Start + edit.Length ? edit.Column : position.Column - edit.ShiftAfter;
    }

    /// <summary>The column, from 0, in the changed text of a place before the changes: behind what came in there.</summary>
    public int ColumnAfter(int line, int column) =>
        _lines.TryGetValue(line, out var edits) && edits.FindLastIndex(edit => edit.Column < column) is >= 0 and var last
            ? column + edits[last].ShiftAfter
            : column;

    /// <summary>Whether a place stands for something of the text before the changes.</summary>
    public bool IsAuthored(Position position) =>
        Before(position) is not { IsAuthored: false } edit || position.Column >= edit.Start + edit.Length;

    /// <summary>The last change that begins at or before a place on its line.</summary>
    private PlacedEdit? Before(Position position)
    {
        if (!_lines.TryGetValue(position.Line, out var edits))
        {
            return null;
        }

        var (low, high) = (0, edits.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = edits[middle].Start <= position.Column ? (middle + 1, high) : (low, middle);
        }

        return low == 0 ? null : edits[low - 1];
    }

    // Column: before the changes; Start and Length: in the changed text.
    private readonly record struct PlacedEdit(int Column, int Start, int Length, bool IsAuthored, int ShiftAfter = 0);
}
