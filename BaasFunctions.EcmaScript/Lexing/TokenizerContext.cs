namespace Acornima;

/// <summary>What a caller knows about the place of the next token.</summary>
/// <param name="strict">The place is in strict code.</param>
public readonly struct TokenizerContext(bool strict)
{
    public bool Strict { get; } = strict;
}
