namespace Acornima;

/// <summary>The two parts of a regular-expression literal.</summary>
public readonly struct RegExpValue(string pattern, string flags)
{
    /// <summary>The text between the slashes.</summary>
    public string Pattern { get; } = pattern;

    public string Flags { get; } = flags;
}
