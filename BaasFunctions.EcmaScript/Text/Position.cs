namespace Acornima;

/// <summary>A place in a text: line from 1, column from 0 in UTF-16 units. The default value means unknown.</summary>
public readonly struct Position : IEquatable<Position>
{
    public readonly int Line;
    public readonly int Column;

    internal Position(int line, int column)
    {
        Line = line;
        Column = column;
    }

    /// <exception cref="ArgumentOutOfRangeException">A negative figure, or line 0 with a column.</exception>
    public static Position From(int line, int column)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(line);
        ArgumentOutOfRangeException.ThrowIfNegative(column);
        if (line == 0)
        {
            ArgumentOutOfRangeException.ThrowIfNotEqual(column, 0);
        }

        return new Position(line, column);
    }

    public static bool operator ==(Position left, Position right) => left.Equals(right);

    public static bool operator !=(Position left, Position right) => !left.Equals(right);

    public bool Equals(Position other) => Line == other.Line && Column == other.Column;

    public override bool Equals(object? obj) => obj is Position other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Line, Column);

    public override string ToString() => $"({Line}:{Column})";
}
