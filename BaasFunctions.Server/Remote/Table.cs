using BaasFunctions.Server.Running;

namespace BaasFunctions.Server.Remote;

/// <summary>Rows for a person at a terminal, with heads and columns; for a pipe a line each, with tabs, which `cut` and `awk` take apart.</summary>
internal sealed class Table(params string[] heads)
{
    private readonly List<string[]> _rows = [];

    /// <summary>How a cell looks on a terminal: the text, and the same as wide as its column.</summary>
    public Func<string, string, string> Paint { get; init; } = static (_, padded) => padded;

    public void Add(params string[] cells) => _rows.Add([.. cells.Select(TerminalText.OneLine)]);

    public void Print(TextWriter output, TerminalStyle style, bool isTerminal)
    {
        if (!isTerminal)
        {
            _rows.ForEach(row => output.WriteLine(string.Join('\t', row)));
            return;
        }

        var widths = heads.Select((head, column) => Math.Max(head.Length, _rows.Max(row => row[column].Length))).ToArray();
        output.WriteLine(style.Dim(Line(heads, widths, static (_, padded) => padded)));
        _rows.ForEach(row => output.WriteLine(Line(row, widths, Paint)));
    }

    private static string Line(string[] cells, int[] widths, Func<string, string, string> paint) =>
        string.Join("  ", cells.Select((cell, column) => paint(cell, column == cells.Length - 1 ? cell : cell.PadRight(widths[column]))));
}
