namespace Acornima;

/// <summary>What is wrong in a source text, and where.</summary>
public abstract class ParseError
{
    private readonly Text.SourceText? _source;

    private protected ParseError(string code, string description, int index, Position position, string? sourceFile, Text.SourceText? source)
    {
        Code = code;
        Description = description;
        Index = index;
        Position = position;
        SourceFile = sourceFile;
        _source = source;
    }

    /// <summary>Stable name of the rule, in PascalCase.</summary>
    public string Code { get; }

    /// <summary>The message without the place.</summary>
    public string Description { get; }

    /// <summary>Offset in UTF-16 units; -1 when the place is not known.</summary>
    public int Index { get; }

    /// <summary>The place; unknown when <see cref="Index"/> is -1.</summary>
    public Position Position { get; }

    /// <summary>Line from 1; 0 when the place is not known.</summary>
    public int LineNumber => Position.Line;

    /// <summary>Column from 0 in UTF-16 units.</summary>
    public int Column => Position.Column;

    public string? SourceFile { get; }

    /// <summary>Up to three lines of the source with a caret below the place; null when the place is not known.</summary>
    public string? CodeFrame => _source is null || Index < 0 ? null : Acornima.CodeFrame.Render(_source.Text, _source.Lines, LineNumber, Column);

    /// <summary>Description and place, the column counted from 1 as editors do.</summary>
    public override string ToString()
    {
        if (Index < 0)
        {
            return Description;
        }

        return SourceFile is null
            ? $"{Description} ({LineNumber}:{Column + 1})"
            : $"{Description} ({SourceFile}:{LineNumber}:{Column + 1})";
    }
}
