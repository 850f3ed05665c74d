namespace Acornima;

/// <summary>One token.</summary>
public readonly struct Token(TokenKind kind, int start, int end)
{
    public TokenKind Kind { get; } = kind;

    /// <summary>Offset of the first character.</summary>
    public int Start { get; } = start;

    /// <summary>Offset behind the last character.</summary>
    public int End { get; } = end;
}
