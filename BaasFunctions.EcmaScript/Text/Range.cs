namespace Acornima;

/// <summary>A stretch of text by offsets in UTF-16 units, end exclusive.</summary>
public readonly struct Range(int start, int end) : IEquatable<Range>
{
    public readonly int Start = start;
    public readonly int End = end;

    public static bool operator ==(Range left, Range right) => left.Equals(right);

    public static bool operator !=(Range left, Range right) => !left.Equals(right);

    public void Deconstruct(out int start, out int end)
    {
        start = Start;
        end = End;
    }

    public bool Equals(Range other) => Start == other.Start && End == other.End;

    public override bool Equals(object? obj) => obj is Range other && Equals(other);

    public override int GetHashCode() => HashCode.Combine(Start, End);

    public override string ToString() => $"[{Start}..{End})";
}
