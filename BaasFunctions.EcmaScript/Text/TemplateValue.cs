namespace Acornima;

/// <summary>The two readings of a template's text.</summary>
/// <param name="cooked">Escapes resolved; null when one is invalid, which only a tagged template may have.</param>
/// <param name="raw">As written, with line ends normalised to LF.</param>
public readonly struct TemplateValue(string? cooked, string raw)
{
    public string? Cooked { get; } = cooked;

    public string Raw { get; } = raw;
}
