using BaasFunctions.Sandbox.Contracts;

namespace BaasFunctions.Service.Executions;

/// <summary>Makes texts of callers and functions fit for a column: bounded, and without what no database takes.</summary>
internal static class StorableText
{
    private const char Replacement = '\uFFFD';

    public static string Of(string text, int max)
    {
        var bounded = ErrorText.Shorten(text, max);
        return IsFit(bounded) ? bounded : string.Create(bounded.Length, bounded, static (target, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                target[i] = IsFit(source, i) ? source[i] : Replacement;
            }
        });
    }

    private static bool IsFit(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!IsFit(text, i))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>PostgreSQL has no U+0000, and UTF-8 no half of a pair.</summary>
    private static bool IsFit(string text, int at) => text[at] switch
    {
        '\0' => false,
        var c when char.IsHighSurrogate(c) => at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]),
        var c when char.IsLowSurrogate(c) => at > 0 && char.IsHighSurrogate(text[at - 1]),
        _ => true,
    };
}
