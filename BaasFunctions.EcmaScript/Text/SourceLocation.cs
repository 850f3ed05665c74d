namespace Acornima;

/// <summary>A stretch of text by lines and columns, end exclusive. The default value means unknown.</summary>
public readonly struct SourceLocation : IEquatable<SourceLocation>
{
    public readonly Position Start;
    public readonly Position End;
    public readonly string? SourceFile;

    internal SourceLocation(Position start, Position end, string? sourceFile)
    {
        Start = start;
        End = end;
        SourceFile = sourceFile;
    }

    /// <exception cref="ArgumentOutOfRangeException">Exactly one position is unknown, or the end lies before the start.</exception>
    public static SourceLocation From(Position start, Position end, string? sourceFile = null)
    {
        if ((start == default) != (end == default)
            || (end.Line, end.Column).CompareTo((start.Line, start.Column)) < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(end));
        }

        return new SourceLocation(start, end, sourceFile);
    }

    public static bool operator ==(in SourceLocation left, in SourceLocation right) => left.Equals(right);

    public static bool operator !=(in SourceLocation left, in SourceLocation right) => !left.Equals(right);

    public SourceLocation WithSourceFile(string? sourceFile) => new(Start, End, sourceFile);

    public bool Equals(SourceLocation other) => Start == other.Start && End == other.End && SourceFile == other.SourceFile;

    public override bool Equals(object? obj) => obj is SourceLocation other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Start, End, SourceFile);

    public override string ToString() => SourceFile is null ? $"[{Start}..{End})" : $"{SourceFile} [{Start}..{End})";
}
