namespace Acornima.Text;

/// <summary>The text of one parse: every node refers to it, for lines and columns, raw texts and the name of the file.</summary>
internal sealed class SourceText(string text, string? file, int start = 0)
{
    private LineIndex? _lines;

    public string Text { get; } = text;

    public string? File { get; } = file;

    /// <summary>Where the program begins; what lies before counts for lines and columns only.</summary>
    public int Start { get; } = start;

    /// <summary>Built on first use; two threads may both build it, with the same content.</summary>
    public LineIndex Lines => _lines ??= new LineIndex(Text);

    public SourceLocation Locate(int start, int end) => new(Lines.PositionOf(start), Lines.PositionOf(end), File);
}
